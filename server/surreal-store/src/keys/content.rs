//! What a key store holds, copied row by row and compared by count and hash.

use domain::Hash;
use surrealdb::types::{ToSql, Value, Variables};
use sync::store::StoreError;

use super::read;
use crate::connection::Connection;
use crate::failure;
use crate::shape::fields::damaged;
use crate::shape::{column, key};

/// The tables of live rows; a task is not one of them.
const TABLES: [&str; 3] = ["wrap", "rewrap", "secret"];

/// Subjects or devices whose rows are held in memory at once.
const AT_ONCE: usize = 200;

/// How many rows there are, and a hash over all of them in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// Rows.
    pub(super) rows: usize,
    hash: Hash,
}

/// Reads all rows of a store and writes them into another one.
pub(super) async fn copy(from: &Connection, to: &Connection) -> Result<Content, StoreError> {
    walk(from, Some(to)).await
}

/// Reads all rows of a store.
pub(super) async fn content(of: &Connection) -> Result<Content, StoreError> {
    walk(of, None).await
}

async fn walk(from: &Connection, to: Option<&Connection>) -> Result<Content, StoreError> {
    let mut content = Content {
        rows: 0,
        hash: Hash::of(b""),
    };
    for table in TABLES {
        for owners in owners(from, table).await?.chunks(AT_ONCE) {
            let ranges = owners
                .iter()
                .map(|owner| key::under(table, core::slice::from_ref(owner)));
            let rows = read(from, "*", ranges).await?;
            content.add(&rows);
            if let Some(to) = to {
                insert(to, table, rows).await?;
            }
        }
    }
    Ok(content)
}

impl Content {
    fn add(&mut self, rows: &[Value]) {
        for row in rows {
            let row = Hash::of(row.to_sql().as_bytes());
            self.hash = Hash::of(&[self.hash.as_slice(), row.as_slice()].concat());
            self.rows += 1;
        }
    }
}

/// The first parts of all ids of a table: the subject of a wrap or re-wrap, the receiver of a secret.
async fn owners(connection: &Connection, table: &str) -> Result<Vec<Value>, StoreError> {
    let mut owners = Vec::new();
    for id in read(connection, "VALUE id", [key::all(table)]).await? {
        let owner = key::first(id).ok_or_else(|| damaged("keys", "id"))?;
        // Rows come in the order of their ids.
        if owners.last() != Some(&owner) {
            owners.push(owner);
        }
    }
    Ok(owners)
}

async fn insert(to: &Connection, table: &str, rows: Vec<Value>) -> Result<(), StoreError> {
    let mut variables = Variables::new();
    variables.insert("values", column::list(rows));
    let text = format!("INSERT INTO {table} $values RETURN NONE");
    Ok(failure::done(&to.query(text, variables).await?)?)
}

//! The control database: rows of the server, each written by compare-and-set.

use surrealdb::types::{Uuid, Value, Variables, object};
use sync::store::StoreError;
use sync::store::control::{Answer, ControlRow, Request, Table};
use uuid::Uuid as PlainUuid;

use crate::connection::Connection;
use crate::error::OpenError;
use crate::failure::{self, Failure};
use crate::migration;
use crate::retry::Tries;
use crate::shape::fields::Fields;
use crate::shape::{column, json, key};

/// The port of the control database; clones share it.
#[derive(Clone, Debug)]
pub struct ControlStore {
    connection: Connection,
}

const CREATE: &str = "CREATE $id CONTENT $row RETURN NONE";

/// A record read by one statement and written by another could change in between, so both stand
/// in one transaction.
const REPLACE: &str = "BEGIN;
LET $now = SELECT VALUE version FROM ONLY $id;
IF $now != $expected { THROW 'row_moved' };
UPDATE $id CONTENT $row RETURN NONE;
COMMIT;";

const LIST: &str = "RETURN { found: (SELECT * FROM $range LIMIT $limit) }";

/// One write, with the mark that tells it from every other.
struct Put {
    id: Value,
    expected: u64,
    mark: PlainUuid,
    row: Value,
}

impl ControlStore {
    pub(crate) async fn open(connection: Connection) -> Result<Self, OpenError> {
        migration::run(&connection, migration::CONTROL).await?;
        Ok(Self { connection })
    }

    /// Answers one request of the port.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unknown`] leaves open whether the write went through.
    pub async fn execute(&self, request: Request) -> Result<Answer, StoreError> {
        match request {
            Request::Get { table, id } => {
                let row = self.get(key::text_record(table.as_str(), &id)).await?;
                Ok(Answer::Row(row.map(|(row, _)| row)))
            }
            Request::Put {
                table,
                id,
                expected,
                body,
            } => self.put(&Put::of(table, &id, expected, &body)?).await,
            Request::Delete { table, id } => self.delete(table, &id).await,
            Request::List {
                table,
                after,
                limit,
            } => self.list(table, after.as_deref(), limit).await,
        }
    }

    async fn get(&self, id: Value) -> Result<Option<(ControlRow, PlainUuid)>, StoreError> {
        let found = self.find(column::list([id]), 1).await?;
        found.into_iter().next().map(read).transpose()
    }

    async fn list(
        &self,
        table: Table,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Answer, StoreError> {
        let found = self
            .find(key::text_above(table.as_str(), after), limit)
            .await?;
        let rows = found
            .into_iter()
            .map(|value| read(value).map(|(row, _)| row));
        Ok(Answer::Rows(rows.collect::<Result<_, _>>()?))
    }

    async fn find(&self, range: Value, limit: usize) -> Result<Vec<Value>, StoreError> {
        let mut variables = Variables::new();
        variables.insert("range", range);
        variables.insert("limit", column::number(limit as u64));
        let answers = self.connection.query(LIST, variables).await?;
        Fields::of("control", failure::value(answers, 0)?)?.list("found")
    }

    async fn put(&self, put: &Put) -> Result<Answer, StoreError> {
        if !self.connection.has_room() {
            return Err(StoreError::Full);
        }
        let mut tries = Tries::new();
        loop {
            let failure = match self.try_once(put).await {
                Ok(()) => return Ok(Answer::Written(put.expected + 1)),
                Err(failure) => failure,
            };
            match failure {
                Failure::Thrown(_) | Failure::Exists(_) => return Ok(Answer::Moved),
                Failure::Conflict => {}
                Failure::Full | Failure::Unknown(_) => {
                    // Whether it lands later cannot be told, so only a find is an answer.
                    let found = self.get(put.id.clone()).await?;
                    return match found {
                        Some((row, mark)) if mark == put.mark => Ok(Answer::Written(row.version)),
                        Some(_) | None => Err(failure.into()),
                    };
                }
            }
            if !tries.again().await {
                return Ok(Answer::Moved);
            }
        }
    }

    async fn try_once(&self, put: &Put) -> Result<(), Failure> {
        let mut variables = Variables::new();
        variables.insert("id", put.id.clone());
        variables.insert("row", put.row.clone());
        variables.insert("expected", column::number(put.expected));
        let text = if put.expected == 0 { CREATE } else { REPLACE };
        failure::done(&self.connection.query(text, variables).await?)
    }

    async fn delete(&self, table: Table, id: &str) -> Result<Answer, StoreError> {
        let mut tries = Tries::new();
        loop {
            let mut variables = Variables::new();
            variables.insert("id", key::text_record(table.as_str(), id));
            let answers = self
                .connection
                .query("DELETE $id RETURN NONE", variables)
                .await;
            match answers.and_then(|answers| failure::done(&answers)) {
                Ok(()) => return Ok(Answer::Deleted),
                Err(failure) => {
                    if !tries.again().await {
                        return Err(failure.into());
                    }
                }
            }
        }
    }
}

impl Put {
    fn of(
        table: Table,
        id: &str,
        expected: u64,
        body: &serde_json::Value,
    ) -> Result<Self, StoreError> {
        let mark = Uuid::new_v4().into_inner();
        Ok(Self {
            id: key::text_record(table.as_str(), id),
            expected,
            mark,
            row: Value::Object(object! {
                version: column::number(expected + 1),
                mark: column::id(mark),
                body: json::write(body)?,
            }),
        })
    }
}

fn read(value: Value) -> Result<(ControlRow, PlainUuid), StoreError> {
    let mut fields = Fields::of("control", value)?;
    let row = ControlRow {
        id: fields.text_key()?,
        version: fields.number("version")?,
        body: json::read(Value::Object(fields.object("body")?))?,
    };
    Ok((row, fields.id("mark", core::convert::identity)?))
}

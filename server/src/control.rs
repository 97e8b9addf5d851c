//! Typed rows of the control database.

use serde::Serialize;
use serde::de::DeserializeOwned;
use surreal_store::ControlStore;
use sync::store::control::{Answer, Request, Table};

use crate::error::Problem;

/// How often a change is tried again when someone else was first.
const TRIES: u32 = 8;

/// A row with the version it was read in; 0 stands for a row that does not exist yet.
#[derive(Clone, Debug)]
pub(crate) struct Versioned<T> {
    /// Its id.
    pub(crate) id: String,
    /// Its version.
    pub(crate) version: u64,
    /// What it holds.
    pub(crate) body: T,
}

/// The control database with rows as types.
#[derive(Clone)]
pub(crate) struct Control(ControlStore);

impl Control {
    /// Takes the store.
    pub(crate) const fn new(store: ControlStore) -> Self {
        Self(store)
    }

    /// Reads one row.
    pub(crate) async fn get<T: DeserializeOwned>(
        &self,
        table: Table,
        id: &str,
    ) -> Result<Option<Versioned<T>>, Problem> {
        let request = Request::Get {
            table,
            id: id.to_owned(),
        };
        match self.0.execute(request).await? {
            Answer::Row(None) => Ok(None),
            Answer::Row(Some(row)) => Ok(Some(Versioned {
                id: row.id,
                version: row.version,
                body: read(row.body)?,
            })),
            Answer::Written(_) | Answer::Moved | Answer::Deleted | Answer::Rows(_) => {
                Err(unexpected())
            }
        }
    }

    /// Writes one row if its version is still the expected one; says whether it was.
    pub(crate) async fn put<T: Serialize>(
        &self,
        table: Table,
        id: &str,
        expected: u64,
        body: &T,
    ) -> Result<bool, Problem> {
        let body = serde_json::to_value(body)
            .map_err(|_bad| Problem::broken("a control row cannot be written"))?;
        let id = id.to_owned();
        match self
            .0
            .execute(Request::Put {
                table,
                id,
                expected,
                body,
            })
            .await?
        {
            Answer::Written(_) => Ok(true),
            Answer::Moved => Ok(false),
            Answer::Row(_) | Answer::Deleted | Answer::Rows(_) => Err(unexpected()),
        }
    }

    /// Changes one row, again when someone else was first; the function may refuse.
    pub(crate) async fn change<T, R>(
        &self,
        table: Table,
        id: &str,
        act: impl Fn(Option<T>) -> Result<(T, R), Problem>,
    ) -> Result<R, Problem>
    where
        T: Serialize + DeserializeOwned,
    {
        for _ in 0..TRIES {
            let found = self.get::<T>(table, id).await?;
            let (version, body) = found.map_or((0, None), |row| (row.version, Some(row.body)));
            let (changed, result) = act(body)?;
            if self.put(table, id, version, &changed).await? {
                return Ok(result);
            }
        }
        Err(Problem::later(
            sync::message::account::ApiErrorCode::Busy,
            1,
        ))
    }

    /// Deletes one row.
    pub(crate) async fn delete(&self, table: Table, id: &str) -> Result<(), Problem> {
        let request = Request::Delete {
            table,
            id: id.to_owned(),
        };
        self.0.execute(request).await?;
        Ok(())
    }

    /// Reads rows above an id, ascending.
    pub(crate) async fn list<T: DeserializeOwned>(
        &self,
        table: Table,
        after: Option<String>,
        limit: usize,
    ) -> Result<Vec<Versioned<T>>, Problem> {
        match self
            .0
            .execute(Request::List {
                table,
                after,
                limit,
            })
            .await?
        {
            Answer::Rows(rows) => rows
                .into_iter()
                .map(|row| {
                    Ok(Versioned {
                        id: row.id,
                        version: row.version,
                        body: read(row.body)?,
                    })
                })
                .collect(),
            Answer::Row(_) | Answer::Written(_) | Answer::Moved | Answer::Deleted => {
                Err(unexpected())
            }
        }
    }
}

fn read<T: DeserializeOwned>(body: serde_json::Value) -> Result<T, Problem> {
    serde_json::from_value(body).map_err(|_bad| Problem::broken("a control row cannot be read"))
}

fn unexpected() -> Problem {
    Problem::broken("the control store gave another answer than asked for")
}

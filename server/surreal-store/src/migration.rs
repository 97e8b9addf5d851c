//! Migrations: numbered files with a checksum, forward only; a newer database is refused.

use domain::Hash;
use surrealdb::types::{Value, Variables, object};

use crate::connection::Connection;
use crate::error::OpenError;
use crate::failure::{self, Failure};
use crate::retry::Tries;
use crate::shape::fields::Fields;
use crate::shape::scalar::to_number;
use crate::shape::{column, key};

/// The versions of one kind of database; their numbers count from 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schema {
    pub(crate) database: &'static str,
    pub(crate) versions: &'static [&'static str],
}

pub(crate) const ORGANISATION: Schema = Schema {
    database: "organisation",
    versions: &[
        include_str!("schema/organisation/0001_start.surql"),
        include_str!("schema/organisation/0002_marked.surql"),
        include_str!("schema/organisation/0003_late_values.surql"),
        include_str!("schema/organisation/0004_release.surql"),
        include_str!("schema/organisation/0005_row_op.surql"),
    ],
};

pub(crate) const KEYS: Schema = Schema {
    database: "keys",
    versions: &[
        include_str!("schema/keys/0001_start.surql"),
        include_str!("schema/keys/0002_task.surql"),
        include_str!("schema/keys/0003_rewrap.surql"),
    ],
};

pub(crate) const CONTROL: Schema = Schema {
    database: "control",
    versions: &[
        include_str!("schema/control/0001_start.surql"),
        include_str!("schema/control/0002_sealed_copies.surql"),
        include_str!("schema/control/0003_recovery.surql"),
    ],
};

const VERSION_TABLE: &str = "
    DEFINE TABLE IF NOT EXISTS migration TYPE NORMAL SCHEMAFULL PERMISSIONS NONE;
    DEFINE FIELD IF NOT EXISTS checksum ON migration TYPE bytes;
";

/// Why a run stopped.
enum Stop {
    Refused(OpenError),
    Failed { version: u32, failure: Failure },
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed {
            version: 0,
            failure,
        }
    }
}

/// Brings a database to the newest version.
pub(crate) async fn run(connection: &Connection, schema: Schema) -> Result<(), OpenError> {
    let mut tries = Tries::new();
    loop {
        let (version, failure) = match step(connection, schema).await {
            Ok(()) => return Ok(()),
            Err(Stop::Refused(refusal)) => return Err(refusal),
            Err(Stop::Failed { version, failure }) => (version, failure),
        };
        // Perhaps another server does the same right now: look again at what it has done.
        let moved = matches!(failure, Failure::Conflict | Failure::Exists(_));
        if !moved || !tries.again().await {
            return Err(OpenError::MigrationFailed {
                database: schema.database,
                version,
                reason: format!("{failure:?}"),
            });
        }
    }
}

async fn step(connection: &Connection, schema: Schema) -> Result<(), Stop> {
    let defined = connection.query(VERSION_TABLE, Variables::new()).await?;
    failure::done(&defined)?;
    let applied = applied(connection).await?;
    for (version, checksum) in &applied {
        check_applied(schema, *version, *checksum).map_err(Stop::Refused)?;
    }
    let next = applied.last().map_or(1, |(version, _)| version + 1);
    for version in next..=newest(schema) {
        let text = text(schema, version).expect("the versions count from 1 without gaps");
        apply(connection, version, text)
            .await
            .map_err(|failure| Stop::Failed { version, failure })?;
    }
    Ok(())
}

fn check_applied(schema: Schema, version: u32, checksum: Option<Hash>) -> Result<(), OpenError> {
    let database = schema.database;
    let Some(text) = text(schema, version) else {
        return Err(OpenError::Newer {
            database,
            found: version,
            known: newest(schema),
        });
    };
    if Some(Hash::of(text.as_bytes())) == checksum {
        Ok(())
    } else {
        Err(OpenError::MigrationChanged { database, version })
    }
}

fn newest(schema: Schema) -> u32 {
    u32::try_from(schema.versions.len()).expect("a handful of migrations")
}

fn text(schema: Schema, version: u32) -> Option<&'static str> {
    let index = usize::try_from(version).ok()?.checked_sub(1)?;
    schema.versions.get(index).copied()
}

async fn applied(connection: &Connection) -> Result<Vec<(u32, Option<Hash>)>, Failure> {
    let mut variables = Variables::new();
    variables.insert("all", key::from("migration", column::number(0)));
    let answers = connection.query("SELECT * FROM $all", variables).await?;
    let Value::Array(rows) = failure::value(answers, 0)? else {
        return Err(Failure::Unknown("migration table"));
    };
    rows.into_iter()
        .map(|row| read(row).ok_or(Failure::Unknown("migration row")))
        .collect()
}

/// A newer version may say its checksum otherwise, so only the number has to be readable.
fn read(row: Value) -> Option<(u32, Option<Hash>)> {
    let mut fields = Fields::of("migration", row).ok()?;
    let [version] = fields.key().ok()?;
    let version = u32::try_from(to_number(version)?).ok()?;
    Some((version, fields.hash("checksum").ok()))
}

/// Runs one migration and its version row in one transaction.
async fn apply(connection: &Connection, version: u32, text: &str) -> Result<(), Failure> {
    let mut variables = Variables::new();
    variables.insert(
        "version_row",
        Value::Object(object! {
            id: key::record("migration", [column::number(version.into())]),
            checksum: column::hash(&Hash::of(text.as_bytes())),
        }),
    );
    let query = format!("BEGIN;\nINSERT INTO migration $version_row RETURN NONE;\n{text}\nCOMMIT;");
    let answers = connection.query(query, variables).await?;
    failure::done(&answers)
}

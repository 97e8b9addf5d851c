//! Version 2: sealed files.

use idb::{Database, Error, ObjectStoreParams};

use crate::schema::{FETCHED, FILES, OUTGOING};

/// Makes their stores; what is there stays.
pub(crate) fn run(database: &Database) -> Result<(), Error> {
    for name in [FILES, OUTGOING, FETCHED] {
        database.create_object_store(name, ObjectStoreParams::new())?;
    }
    Ok(())
}

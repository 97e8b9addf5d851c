//! Version 1: the stores, with keys given from outside.

use idb::{Database, Error, ObjectStoreParams};

use crate::schema::{CURSOR, DECISIONS, META, OUTBOX, OVERLAY, PAGES};

/// Makes the stores.
pub(crate) fn run(database: &Database) -> Result<(), Error> {
    for name in [PAGES, OVERLAY, OUTBOX, DECISIONS, CURSOR, META] {
        database.create_object_store(name, ObjectStoreParams::new())?;
    }
    Ok(())
}

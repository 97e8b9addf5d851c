//! Version 1: the stores, with keys given from outside.

use idb::{Database, Error, ObjectStoreParams};

use crate::schema;

/// Makes the stores.
pub(crate) fn run(database: &Database) -> Result<(), Error> {
    for name in schema::ALL {
        database.create_object_store(name, ObjectStoreParams::new())?;
    }
    Ok(())
}

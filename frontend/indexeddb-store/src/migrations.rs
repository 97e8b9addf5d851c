//! Schema steps; each runs once, in order, in the upgrade transaction.

mod v1;
mod v2;

use idb::{Database, Error};

/// The newest version.
pub(crate) const VERSION: u32 = 2;

/// Runs the steps above a version.
pub(crate) fn run(database: &Database, from: u32) -> Result<(), Error> {
    if from < 1 {
        v1::run(database)?;
    }
    if from < 2 {
        v2::run(database)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;

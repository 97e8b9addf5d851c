//! Why a database does not open.

use thiserror::Error;

/// Why a database does not open.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The address is none of `mem://`, `surrealkv://PATH?sync=every`, `ws://HOST:PORT?ns=NAME`.
    #[error("not a database address: {0}")]
    Address(String),
    /// The disk is too full to start; this is not damage.
    #[error("the disk is full: {free_mib} MiB free, {needed_mib} MiB needed")]
    DiskFull {
        /// Free space.
        free_mib: u64,
        /// What starting needs.
        needed_mib: u64,
    },
    /// The directory cannot be made or read.
    #[error("the directory of the database cannot be used")]
    Directory(#[source] std::io::Error),
    /// The engine did not start, or another process holds the directory.
    #[error("the database did not start: {0}")]
    Engine(String),
    /// The server refused the user, or is not there.
    #[error("the database server refused the connection or the user: {0}")]
    Connection(String),
    /// The stored version is newer than this program knows; nothing was touched.
    #[error("database {database} has version {found}, this program knows {known}")]
    Newer {
        /// Which database.
        database: &'static str,
        /// The version it has.
        found: u32,
        /// The newest version known.
        known: u32,
    },
    /// A migration that was applied is not the one this program knows under its number.
    #[error("migration {version} of database {database} is not the one that was applied")]
    MigrationChanged {
        /// Which database.
        database: &'static str,
        /// The migration.
        version: u32,
    },
    /// A migration failed; its transaction left nothing.
    #[error("migration {version} of database {database} failed: {reason}")]
    MigrationFailed {
        /// Which database.
        database: &'static str,
        /// The migration.
        version: u32,
        /// What the database said.
        reason: String,
    },
}

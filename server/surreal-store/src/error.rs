//! Why a database does not open.

use std::path::PathBuf;

use sync::store::StoreError;
use thiserror::Error;

/// Why a database does not open.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The address is none of `mem://`, `surrealkv://PATH?sync=every`, `wss://HOST:PORT?ns=NAME`.
    #[error("not a database address: {0}")]
    Address(String),
    /// What crosses a network to the database is never plain (security design, section 5).
    #[error("a database on another machine is reached by wss:// only: {0}")]
    Plain(String),
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
    /// The key store is torn; the data beside it is not touched.
    #[error(
        "the key store in {} does not open ({reason}). The data is whole. Put the newest copy of \
         the key store in its place and start again; with an empty one in its place no sealed \
         field could be read any more",
        directory.display()
    )]
    KeyStore {
        /// Where it lies.
        directory: PathBuf,
        /// What the database said.
        reason: String,
    },
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

/// Why the key store was not rewritten.
#[derive(Debug, Error)]
pub enum RewriteError {
    /// The fresh store did not open; the old one serves on.
    #[error("the fresh key store did not open: {0}")]
    Fresh(#[from] OpenError),
    /// Rows could not be read or written; the old store serves on.
    #[error("the key store could not be copied: {0}")]
    Copy(#[from] StoreError),
    /// The fresh store held something else than the old one, which serves on.
    #[error("the fresh key store held something else than was copied into it")]
    Differs,
    /// A directory could not be named or removed.
    #[error("the directories of the key store could not be named or removed")]
    Files(#[from] std::io::Error),
    /// No store is open any more; a new start opens the fresh one.
    #[error("the fresh key store did not open, start the server anew: {0}")]
    Stopped(#[source] OpenError),
}

//! The adapters on each engine: in memory, on disk and on a server.

#![expect(clippy::unwrap_used, reason = "tests")]

mod broken_connection;
mod conformance;
mod contention;
mod crash;
mod full_disk;
mod large;
mod opening;
mod rewrite;
mod rewrite_crash;
mod support;
mod upgrading;

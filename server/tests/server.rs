//! The server over its router, on a database in memory.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "tests")]

mod command;
mod restart;
mod routes;
mod support;
mod t11_key_store;
mod tls;

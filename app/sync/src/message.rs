//! What crosses the wire; each format version is a module of its own.

pub mod account;
pub mod v1;

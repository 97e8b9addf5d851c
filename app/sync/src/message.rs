//! What crosses the wire; each format version is a module of its own.

pub mod account;
pub mod acknowledge;
pub mod deliver;
pub mod tree_head;
pub mod v1;

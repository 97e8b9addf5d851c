//! Sealed values in their stored form; each version is a module with permanent vectors.

pub mod v1;

pub(crate) mod padding;

#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod blob;
pub mod client;
pub mod message;
pub mod proof;
pub mod scope;
pub mod server;
pub mod store;

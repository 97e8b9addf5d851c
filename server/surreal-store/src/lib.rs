#![doc = include_str!("../README.md")]

mod address;
mod connection;
mod control;
mod database;
mod error;
mod failure;
mod keys;
mod migration;
mod organisation;
#[cfg(test)]
mod plan;
mod retry;
mod secrets;
mod select;
mod shape;
mod space;

pub use control::ControlStore;
pub use database::{Database, Store};
pub use error::{OpenError, RewriteError};
pub use keys::{KeyStore, Rewrite};
pub use organisation::OrganisationStore;
pub use secrets::DbSecrets;

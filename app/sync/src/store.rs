//! Store ports as data: requests and answers, so that the pure crate needs no `async` and one
//! conformance suite runs against every adapter.

pub mod control;
pub mod device;
pub mod keys;
pub mod organisation;

#[cfg(feature = "testing")]
pub mod conformance;
pub mod memory;

use thiserror::Error;

/// Why a store did not answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// No space: nothing of the request was kept, as far as is known.
    #[error("the store is full")]
    Full,
    /// The outcome is unknown: look the operation up, never assume "not applied".
    #[error("the outcome is unknown: {0}")]
    Unknown(String),
    /// What is stored cannot be read.
    #[error("stored data is damaged: {0}")]
    Damaged(String),
}

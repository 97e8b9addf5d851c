//! What a device's own store holds of the data: the server's own words, sealed page by page.

mod borrowed;
#[cfg(test)]
mod tests;

use domain::RecordId;
use domain::organisation::SignedStatement;
use domain::record::ClassSecretWrap;
use serde::{Deserialize, Serialize};

use super::Marked;
use crate::message::v1::Verb;

pub use borrowed::{ItemRef, VerbRef};

/// One kept thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Item {
    /// A statement.
    Statement(SignedStatement),
    /// A class secret.
    Secret(ClassSecretWrap),
    /// A row, a ledger entry, or that a record is gone.
    Verb(Verb),
    /// Which fields of a row this device wrote, with the changes that took them.
    Marked(RecordId, Marked),
}

/// Writes a page, or an entry of the overlay, before it is sealed (postcard).
///
/// # Panics
/// Never: every kept thing knows its length before it is written.
#[must_use]
pub fn write_page(items: &[ItemRef<'_>]) -> Vec<u8> {
    postcard::to_allocvec(items).expect("kept things have known lengths")
}

/// Reads a page that was opened; none for a cut, for anything behind it, and for other bytes.
#[must_use]
pub fn read_page(bytes: &[u8]) -> Option<Vec<Item>> {
    match postcard::take_from_bytes(bytes) {
        Ok((items, [])) => Some(items),
        Ok(_) | Err(_) => None,
    }
}

//! Kept things as they are written: borrowed, for a page of rows is not copied to be sealed.

use domain::RecordId;
use domain::organisation::SignedStatement;
use domain::privacy::ledger::Entry;
use domain::record::{ClassSecretWrap, DekWrap, Row};
use serde::Serialize;

use crate::client::Marked;

/// An [`Item`](super::Item), with the same bytes.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum ItemRef<'a> {
    /// A statement.
    Statement(&'a SignedStatement),
    /// A class secret.
    Secret(&'a ClassSecretWrap),
    /// A row, a ledger entry, or that a record is gone.
    Verb(VerbRef<'a>),
    /// Which fields of a row this device wrote, with the changes that took them.
    Marked(RecordId, &'a Marked),
}

/// A [`Verb`](crate::message::v1::Verb) that the store keeps, with the same bytes.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum VerbRef<'a> {
    /// A row with its wraps.
    Put {
        /// The row.
        row: &'a Row,
        /// The wraps.
        wraps: &'a [DekWrap],
    },
    /// A ledger entry.
    Entry(&'a Entry),
    /// That a record is gone.
    Remove {
        /// The record.
        record: RecordId,
    },
}

//! What the local store keeps: the server's own words, each under a key.

use domain::organisation::SignedStatement;
use domain::record::{Class, ClassSecretWrap};
use domain::{RecordId, SubjectId};
use serde::{Deserialize, Serialize};
use sync::message::v1::{Op, Outcome, Verb};

use super::numbers::Numbers;

/// What one kept thing is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// A statement of the organisation log.
    Statement(u64),
    /// A class secret sealed to this device.
    Secret(Class, u32),
    /// A row with its wraps.
    Row(RecordId),
    /// An entry of a person's ledger.
    Entry(SubjectId, u64),
}

/// One kept thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Item {
    /// A statement.
    Statement(SignedStatement),
    /// A class secret.
    Secret(ClassSecretWrap),
    /// A row, a ledger entry, or that a record is gone.
    Verb(Verb),
}

/// One operation in the outbox, with the device's counters after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SavedOp {
    /// The operation.
    pub(crate) op: Op,
    /// The counters.
    pub(crate) numbers: Numbers,
}

/// One operation that needs a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Decision {
    /// The operation.
    pub(crate) op: Op,
    /// Why it was not applied.
    pub(crate) outcome: Outcome,
}

/// Labels that bind local bytes to their place.
pub(crate) mod label {
    /// The cursor.
    pub(crate) const CURSOR: &str = "cursor";

    /// A page.
    pub(crate) fn page(number: u32) -> String {
        format!("page/{number}")
    }

    /// An overlay entry.
    pub(crate) fn overlay(number: u64) -> String {
        format!("overlay/{number}")
    }

    /// An operation.
    pub(crate) fn outbox(number: u64) -> String {
        format!("outbox/{number}")
    }

    /// A decision.
    pub(crate) fn decision(number: u64) -> String {
        format!("decision/{number}")
    }
}

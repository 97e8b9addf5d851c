//! Waiting changes, as the views see them.

use domain::{RecordId, Timestamp, Violation};

/// One waiting change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxItem {
    /// Its number on the device.
    pub n: u64,
    /// When it was made.
    pub at: Timestamp,
    /// What it does.
    pub what: OutboxKind,
    /// The contact concerned.
    pub contact: Option<RecordId>,
    /// Why it was refused, if it was.
    pub refused: Option<Violation>,
    /// Whether it lost against another change.
    pub conflict: bool,
}

/// What a waiting change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutboxKind {
    /// A new contact.
    ContactCreated,
    /// Changed fields.
    ContactChanged,
    /// A note.
    NoteAdded,
    /// Answers of a person.
    ConsentRecorded,
    /// A stop.
    WithdrawalRecorded,
}

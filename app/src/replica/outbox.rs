//! Waiting changes, as the views see them.

use domain::{RecordId, Timestamp, Violation};

use super::Reply;

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

/// Why a saved copy of waiting changes was not loaded; nothing was changed by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFault {
    /// It is no such file, or it is cut off.
    Unreadable,
    /// It was made by a newer version of the application.
    Newer,
    /// Something in it was changed after it was saved.
    Changed,
    /// It is of another organisation.
    Organisation,
    /// It is of another user.
    User,
    /// Another device of the user made it; the passphrase of then opens it.
    Device,
}

/// What came of loading a saved copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoadedCopy {
    /// Changes that wait or need a decision here anyway.
    pub known: usize,
    /// Changes that were put back and wait again.
    pub back: usize,
    /// Changes of another device that the server has now.
    pub taken: usize,
    /// Changes of another device that need a decision.
    pub decisions: usize,
}

/// What the browser's replica does with waiting changes as a whole.
pub trait OutboxPort {
    /// Has the browser save a sealed copy of what waits; gives how many changes it holds.
    fn save_outbox(&self) -> Reply<usize>;
    /// Loads a saved copy; one that another device made needs the passphrase of that device.
    fn load_outbox(&self, file: Vec<u8>, passphrase: Option<String>) -> Reply<LoadedCopy>;
}

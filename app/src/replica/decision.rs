//! What waits for a decision of the person: conflicts, refused changes, and what a restored
//! database lacks (sync design, sections 2 and 5).

use std::collections::BTreeMap;

use domain::record::Table;
use domain::{FieldId, RecordId, Timestamp, Violation};

use super::{OutboxKind, Reply};

/// Which decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecisionId {
    /// About the operation of this number.
    Op(u64),
    /// About the thing of this number that a restored database lacks.
    Restored(u32),
}

impl DecisionId {
    /// Reads it from an address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let read = match text.strip_prefix('r') {
            Some(number) => number.parse().ok().map(Self::Restored),
            None => text.parse().ok().map(Self::Op),
        };
        read.filter(|id| id.to_string() == text)
    }
}

impl core::fmt::Display for DecisionId {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Op(n) => write!(f, "{n}"),
            Self::Restored(n) => write!(f, "r{n}"),
        }
    }
}

/// One thing to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToDecide {
    /// Which.
    pub id: DecisionId,
    /// When the change was made, if that is known.
    pub at: Option<Timestamp>,
    /// What it does.
    pub what: OutboxKind,
    /// The contact concerned, and its name as far as it is known.
    pub contact: Option<(RecordId, String)>,
    /// Why it has to be decided.
    pub why: Why,
    /// The record's type.
    pub table: Table,
    /// The fields that differ; none for answers of a person.
    pub fields: Vec<ToChoose>,
}

/// Why something has to be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody else changed the record first.
    Conflict,
    /// A rule refused it.
    Refused(Violation),
    /// A restored database has the record in an older state, or lacks it.
    Restored {
        /// Whether it lacks the record.
        gone: bool,
    },
    /// A restored database lacks what the user wrote into fields that they do not see.
    Unseen,
}

/// One field with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToChoose {
    /// The field.
    pub field: FieldId,
    /// As it was when the user wrote.
    pub before: Shown,
    /// As the user wrote it, or as it was before the restore.
    pub mine: Shown,
    /// As it is on the server.
    pub theirs: Shown,
}

/// A value as far as it can be shown without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It is not known.
    Unknown,
    /// There is none.
    Nothing,
    /// A plain value.
    Plain(String),
    /// An encrypted one; it opens when somebody asks.
    Sealed,
}

/// Which of the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// When the user wrote.
    Before,
    /// The user's.
    Mine,
    /// The server's.
    Theirs,
}

/// What a field is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The user's value.
    Mine,
    /// The value it has.
    Theirs,
    /// Both texts, one below the other.
    Both,
    /// Another one.
    Written(String),
}

/// A decision that can still be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedItem {
    /// Which.
    pub id: DecisionId,
    /// What the change does.
    pub what: OutboxKind,
    /// Name of the contact, as far as it is known.
    pub name: String,
}

/// What happened to the database of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoredNotice {
    /// Why, in the words of who signed.
    pub reason: String,
    /// Who signed.
    pub signers: Vec<String>,
    /// When the last of them signed.
    pub signed_at: Timestamp,
    /// How many of the user's things the restored database lacks.
    pub affected: usize,
    /// How many stops were sent again at once.
    pub stops: usize,
}

/// What the browser's replica does about decisions and restored databases.
pub trait DecisionPort {
    /// Opens an encrypted value of a decision; logged.
    fn open_version(&self, id: DecisionId, field: FieldId, version: Version) -> Reply<String>;
    /// Uses a result: what is not the server's already becomes a new change.
    fn decide(&self, id: DecisionId, choices: BTreeMap<FieldId, Choice>) -> Reply<()>;
    /// Sends the change again as it is.
    fn send_again(&self, id: DecisionId) -> Reply<()>;
    /// Lets the change go.
    fn let_go(&self, id: DecisionId) -> Reply<()>;
    /// Takes a decision back that was not sent yet.
    fn undo_decision(&self, id: DecisionId) -> Reply<()>;
    /// Signs that the database that is shown was restored from a backup.
    fn sign_restored(&self, reason: String) -> Reply<()>;
    /// Puts the notice of a restored database away.
    fn put_restored_away(&self) -> Reply<()>;
}

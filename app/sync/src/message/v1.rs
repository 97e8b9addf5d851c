//! Sync messages, version 1: postcard behind one version byte.

use domain::organisation::SignedStatement;
use domain::privacy::SignedEvent;
use domain::privacy::ledger::Entry;
pub use domain::record::wrap::{ClassSecretWrap, DekWrap, WrapForm};
use domain::record::{Base, FieldMap, Plain, Row, SealedValue, Table};
use domain::violation::Violation;
use domain::{DeviceId, OpId, RecordId, SubjectId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

mod about;
mod order;
mod wire;

pub use order::{DropReason, Order, Ordered, Scope, Territory};
pub use wire::{WireError, decode, encode, encode_ready, encode_verbs};

/// The version byte in front of each message.
pub const VERSION: u8 = 1;

/// At most this many operations in one push.
pub const MAX_OPS: usize = 200;

/// At most this many bytes in one push.
pub const MAX_PUSH_BYTES: usize = 256 * 1024;

/// At most this many changes in one page of a pull.
pub const MAX_PAGE: usize = 500;

/// `POST /sync/push`: operations of one device, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushRequest {
    /// Epoch of the database the device knows; 0 before the first pull.
    pub epoch: u64,
    /// The device.
    pub device: DeviceId,
    /// The operations.
    pub ops: Vec<Op>,
}

/// One operation; everything random or time-based was fixed when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Op {
    /// Its number on the device, from 1, without gaps.
    pub n: u64,
    /// Its id.
    pub id: OpId,
    /// When it was made, by the device's clock.
    pub client_time: Timestamp,
    /// What it does.
    pub kind: OpKind,
}

/// What an operation does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpKind {
    /// Makes a record or changes fields of one.
    Put(Put),
    /// Appends events of one act of a person, with their sealed evidence.
    Consent {
        /// The events, in order.
        events: Vec<SignedEvent>,
        /// A `document` record with the sealed signature, if one was drawn.
        evidence: Option<Box<Put>>,
    },
}

/// A write to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Put {
    /// The record type.
    pub table: Table,
    /// The record.
    pub record: RecordId,
    /// The person it is about.
    pub subject: SubjectId,
    /// The contact it belongs to, for notes and documents.
    pub parent: Option<RecordId>,
    /// What it is made on; nothing makes the record.
    pub base: Option<Base>,
    /// Plain fields to set; an empty value clears.
    pub fields: FieldMap<Plain>,
    /// Sealed fields to set.
    pub sealed: FieldMap<SealedValue>,
    /// Wraps of data keys the server has not confirmed yet.
    pub wraps: Vec<DekWrap>,
}

impl Put {
    /// Gives the version it is made on; 0 makes the record.
    #[must_use]
    pub const fn base_version(&self) -> u64 {
        match self.base {
            Some(base) => base.version,
            None => 0,
        }
    }
}

/// The answer to a push: one outcome per operation, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushAnswer {
    /// The outcomes.
    pub outcomes: Vec<Outcome>,
}

/// What became of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Applied now.
    Applied {
        /// Number of its (last) change.
        seq: u64,
        /// Version of the record after it; 0 for consent events.
        version: u64,
    },
    /// Applied by an earlier push.
    Already {
        /// Number of its (last) change then.
        seq: u64,
        /// Version of the record after it.
        version: u64,
    },
    /// The record moved on; the device decides with base, mine and theirs.
    Conflict {
        /// The row as the server holds it, as far as the role sees it.
        theirs: Box<Row>,
    },
    /// Refused for good; it goes to "needs your decision".
    Rejected {
        /// The rule that refused.
        reason: Violation,
    },
}

/// `POST /sync/pull`: what happened after a cursor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullRequest {
    /// The device.
    pub device: DeviceId,
    /// Number of the newest change held; 0 for nothing.
    pub cursor: u64,
    /// Number of the newest organisation-log statement held; 0 for nothing.
    pub log: u64,
}

/// One page of a pull.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullAnswer {
    /// Epoch of the database.
    pub epoch: u64,
    /// The server's time.
    pub server_time: Timestamp,
    /// What to do with the local data, in order.
    pub verbs: Vec<Verb>,
    /// Number of the newest change covered by this page.
    pub cursor: u64,
    /// Number of the newest change there is.
    pub head: u64,
    /// Statements after the one the device holds.
    pub statements: Vec<SignedStatement>,
    /// Class secrets sealed to this device.
    pub secrets: Vec<ClassSecretWrap>,
}

/// One instruction of the server to a replica.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verb {
    /// Holds this row from now on, with the key wraps the role may use.
    Put {
        /// The row; values of classes the role does not read are absent.
        row: Box<Row>,
        /// Wraps of the data keys of its sealed values.
        wraps: Vec<DekWrap>,
    },
    /// Holds this ledger entry from now on.
    Entry(Box<Entry>),
    /// Drops a record that left the device's view.
    Remove {
        /// The record.
        record: RecordId,
    },
    /// Carries out an order, before anything else.
    Ordered(Box<Ordered>),
}

/// A change as the log keeps it: references only, no values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its number: commit order of the organisation, from 1.
    pub seq: u64,
    /// What it concerns.
    pub target: Target,
    /// The operation that made it; none for acts of the server.
    pub op: Option<OpId>,
    /// The user who acted; none for persons and the system.
    pub actor: Option<UserId>,
    /// The device, if one acted.
    pub device: Option<DeviceId>,
    /// When the server committed it.
    pub server_time: Timestamp,
}

/// What a change concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    /// A record.
    Record(RecordId),
    /// An event of a subject's ledger.
    Ledger {
        /// The subject.
        subject: SubjectId,
        /// The event's number in the subject's chain.
        subject_seq: u64,
    },
}

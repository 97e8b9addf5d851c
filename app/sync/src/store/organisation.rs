//! The port of an organisation's database.
//!
//! Everything a commit decides was read under one head; the commit goes through only while the
//! head is still that one, so number order is commit order is visibility order.

use std::collections::BTreeMap;

use domain::organisation::SignedStatement;
use domain::privacy::ledger::Entry;
use domain::record::Row;
use domain::{DeviceId, Hash, OpId, OrgId, RecordId, SubjectId};
use serde::{Deserialize, Serialize};

use crate::message::account::AuditRow;
use crate::message::v1::{Change, Outcome};

/// The guard row: one per organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The organisation; none before set-up.
    pub org: Option<OrgId>,
    /// Epoch of the database, random, made when it was created.
    pub epoch: u64,
    /// Grows by one with every commit; the compare-and-set value.
    pub commit: u64,
    /// Number of the newest change.
    pub seq: u64,
    /// Number of the newest audit entry.
    pub audit_n: u64,
    /// Hash of the newest audit entry.
    pub audit_hash: Hash,
    /// Number of the newest statement.
    pub log_n: u64,
}

/// What an operation left behind, under `[device, n]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredOp {
    /// Its id.
    pub id: OpId,
    /// SHA-256 of its encoded form.
    pub digest: Hash,
    /// The release of the client it was signed with; none where it was not applied, is not signed
    /// as an operation, or came from a device without a release.
    pub release: Option<Hash>,
    /// What was answered.
    pub outcome: Outcome,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Reads in one snapshot, with the head.
    Load(Load),
    /// Writes in one transaction, if the head has not moved.
    Commit(Box<Commit>),
    /// Reads changes after a number, in order, with the head of the same snapshot.
    Changes {
        /// Number of the last change known.
        since: u64,
        /// At most this many.
        limit: usize,
    },
    /// Reads statements after a number, in order.
    Log {
        /// Number of the last statement known.
        after: u64,
    },
    /// Reads audit entries, newest first.
    Audit {
        /// Below this number; none for the newest.
        below: Option<u64>,
        /// At most this many.
        limit: usize,
    },
    /// Reads the persons whose ledger holds an entry with a mark, latest mark first.
    Marked,
}

/// What to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Rows.
    pub records: Vec<RecordId>,
    /// Whole ledgers.
    pub subjects: Vec<SubjectId>,
    /// Outcomes of operations.
    pub ops: Vec<(DeviceId, u64)>,
}

/// What was read; what is absent does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The head of the same snapshot.
    pub head: Head,
    /// Rows.
    pub rows: BTreeMap<RecordId, Row>,
    /// Ledgers, in chain order.
    pub ledgers: BTreeMap<SubjectId, Vec<Entry>>,
    /// Outcomes of operations.
    pub ops: BTreeMap<(DeviceId, u64), StoredOp>,
}

/// What to write, all or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The head everything was decided under.
    pub expected: Head,
    /// The head after it; `commit` is one higher.
    pub head: Head,
    /// Outcomes of operations; each `[device, n]` must be new.
    pub ops: Vec<((DeviceId, u64), StoredOp)>,
    /// Rows, whole.
    pub rows: Vec<Row>,
    /// New ledger entries.
    pub entries: Vec<(SubjectId, Entry)>,
    /// Changes; their numbers follow `expected.seq`.
    pub changes: Vec<Change>,
    /// Audit entries; their numbers follow `expected.audit_n`.
    pub audit: Vec<AuditRow>,
    /// Statements; their numbers follow `expected.log_n`.
    pub statements: Vec<SignedStatement>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To [`Request::Load`].
    Loaded(Loaded),
    /// To [`Request::Commit`]: durable now.
    Committed,
    /// To [`Request::Commit`]: the head moved, nothing was written; read again and decide again.
    Moved,
    /// To [`Request::Changes`].
    Changes {
        /// The head of the same snapshot.
        head: Head,
        /// The changes.
        changes: Vec<Change>,
    },
    /// To [`Request::Log`].
    Log(Vec<SignedStatement>),
    /// To [`Request::Audit`].
    Audit(Vec<AuditRow>),
    /// To [`Request::Marked`]: each person once.
    Marked(Vec<SubjectId>),
}

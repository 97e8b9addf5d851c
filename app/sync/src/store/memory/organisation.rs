//! An organisation's database in memory.

use std::collections::{BTreeMap, BTreeSet};

use domain::organisation::SignedStatement;
use domain::privacy::ledger::Entry;
use domain::record::{Row, Table};
use domain::{DeviceId, Hash, RecordId, SubjectId};

use crate::message::account::AuditRow;
use crate::message::v1::Change;
use crate::store::StoreError;
use crate::store::organisation::{Answer, Commit, Head, Load, Loaded, Request, StoredOp};

/// An organisation's database in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryOrganisation {
    head: Head,
    rows: BTreeMap<RecordId, Row>,
    ledgers: BTreeMap<SubjectId, Vec<Entry>>,
    ops: BTreeMap<(DeviceId, u64), StoredOp>,
    changes: Vec<Change>,
    audit: Vec<AuditRow>,
    statements: Vec<SignedStatement>,
}

impl MemoryOrganisation {
    /// Makes an empty database with its epoch.
    #[must_use]
    pub fn new(epoch: u64) -> Self {
        Self {
            head: Head {
                org: None,
                epoch,
                commit: 0,
                seq: 0,
                audit_n: 0,
                audit_hash: Hash([0; 32]),
                log_n: 0,
            },
            rows: BTreeMap::new(),
            ledgers: BTreeMap::new(),
            ops: BTreeMap::new(),
            changes: Vec::new(),
            audit: Vec::new(),
            statements: Vec::new(),
        }
    }

    /// Gives what a restore makes of it: the same data as another database.
    #[must_use]
    pub const fn restored_as(mut self, epoch: u64) -> Self {
        self.head.epoch = epoch;
        self
    }

    /// Answers a request.
    ///
    /// # Errors
    /// Never; the signature is that of every adapter.
    pub fn execute(&mut self, request: Request) -> Result<Answer, StoreError> {
        Ok(match request {
            Request::Load(load) => Answer::Loaded(self.load(&load)),
            Request::Commit(commit) => self.commit(*commit),
            Request::Changes { since, limit } => Answer::Changes {
                head: self.head,
                changes: self.changes_after(since, limit),
            },
            Request::Log { after } => Answer::Log(self.statements_after(after)),
            Request::Audit { below, limit } => Answer::Audit(self.audit_below(below, limit)),
            Request::Marked => Answer::Marked(self.marked()),
        })
    }

    fn load(&self, load: &Load) -> Loaded {
        let asked = load.records.iter().filter_map(|id| self.rows.get(id));
        let people = self
            .rows
            .values()
            .filter(|row| row.table == Table::Contact && load.subjects.contains(&row.subject));
        Loaded {
            head: self.head,
            rows: asked
                .chain(people)
                .map(|row| (row.id, row.clone()))
                .collect(),
            ledgers: load
                .subjects
                .iter()
                .filter_map(|subject| Some((*subject, self.ledgers.get(subject)?.clone())))
                .collect(),
            ops: load
                .ops
                .iter()
                .filter_map(|key| Some((*key, self.ops.get(key)?.clone())))
                .collect(),
        }
    }

    fn commit(&mut self, commit: Commit) -> Answer {
        let known = commit.ops.iter().any(|(key, _)| self.ops.contains_key(key));
        if commit.expected != self.head || known {
            return Answer::Moved;
        }
        self.head = commit.head;
        self.ops.extend(commit.ops);
        self.rows
            .extend(commit.rows.into_iter().map(|row| (row.id, row)));
        for (subject, entry) in commit.entries {
            self.ledgers.entry(subject).or_default().push(entry);
        }
        self.changes.extend(commit.changes);
        self.audit.extend(commit.audit);
        self.statements.extend(commit.statements);
        Answer::Committed
    }

    fn changes_after(&self, since: u64, limit: usize) -> Vec<Change> {
        let start = self.changes.partition_point(|change| change.seq <= since);
        self.changes
            .iter()
            .skip(start)
            .take(limit)
            .cloned()
            .collect()
    }

    fn statements_after(&self, after: u64) -> Vec<SignedStatement> {
        let skipped = usize::try_from(after).unwrap_or(usize::MAX);
        self.statements.iter().skip(skipped).cloned().collect()
    }

    fn audit_below(&self, below: Option<u64>, limit: usize) -> Vec<AuditRow> {
        self.audit
            .iter()
            .rev()
            .filter(|row| below.is_none_or(|below| row.n < below))
            .take(limit)
            .cloned()
            .collect()
    }

    fn marked(&self) -> Vec<SubjectId> {
        let latest = self.ledgers.iter().filter_map(|(subject, entries)| {
            let marked = entries.iter().filter(|entry| !entry.stamp.flags.is_empty());
            let latest = marked.map(|entry| entry.stamp.org_seq).max()?;
            Some((core::cmp::Reverse(latest), *subject))
        });
        let in_order: BTreeSet<_> = latest.collect();
        in_order.into_iter().map(|(_, subject)| subject).collect()
    }
}

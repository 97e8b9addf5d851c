//! A commit in the making: what was loaded, with the effects of earlier operations on top.

use std::collections::{BTreeMap, BTreeSet};

use domain::organisation::SignedStatement;
use domain::privacy::SignedEvent;
use domain::privacy::ledger::{Entry, Flag, Stamp, Witness, genesis, link};
use domain::record::{Row, Table};
use domain::{DeviceId, EventId, Hash, OpId, OrgId, RecordId, SubjectId, Timestamp, UserId};

use super::audit::{self, Act};
use crate::message::account::AuditRow;
use crate::message::v1::{Change, Target};
use crate::store::organisation::{Commit, Head, Loaded, StoredOp};

/// Who or what causes a change.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cause {
    pub(super) op: Option<OpId>,
    pub(super) actor: Option<UserId>,
    pub(super) device: Option<DeviceId>,
}

/// An event that passed acceptance, with what its stamp will say.
#[derive(Clone, Debug)]
pub(super) struct Accepted {
    pub(super) event: SignedEvent,
    pub(super) event_hash: Hash,
    pub(super) event_id: EventId,
    pub(super) subject: SubjectId,
    pub(super) act: &'static str,
    pub(super) witness: Witness,
    pub(super) confirm_by: Option<Timestamp>,
    pub(super) flags: Vec<Flag>,
}

/// A commit in the making.
pub(super) struct Draft {
    expected: Head,
    head: Head,
    now: Timestamp,
    rows: BTreeMap<RecordId, Row>,
    touched: BTreeSet<RecordId>,
    ledgers: BTreeMap<SubjectId, Vec<Entry>>,
    entries: Vec<(SubjectId, Entry)>,
    stored: BTreeMap<(DeviceId, u64), StoredOp>,
    ops: Vec<((DeviceId, u64), StoredOp)>,
    changes: Vec<Change>,
    audit: Vec<AuditRow>,
    statements: Vec<SignedStatement>,
}

impl Draft {
    pub(super) fn over(loaded: &Loaded, org: OrgId, now: Timestamp) -> Self {
        let mut draft = Self::empty(loaded.head, org, now);
        draft.rows = loaded.rows.clone();
        draft.ledgers = loaded.ledgers.clone();
        draft.stored = loaded.ops.clone();
        draft
    }

    pub(super) fn empty(head: Head, org: OrgId, now: Timestamp) -> Self {
        let mut next = head;
        next.org = Some(org);
        next.commit += 1;
        Self {
            expected: head,
            head: next,
            now,
            rows: BTreeMap::new(),
            touched: BTreeSet::new(),
            ledgers: BTreeMap::new(),
            entries: Vec::new(),
            stored: BTreeMap::new(),
            ops: Vec::new(),
            changes: Vec::new(),
            audit: Vec::new(),
            statements: Vec::new(),
        }
    }

    pub(super) fn row(&self, id: RecordId) -> Option<&Row> {
        self.rows.get(&id)
    }

    pub(super) fn contacts_of(&self, subject: SubjectId) -> impl Iterator<Item = &Row> {
        self.rows
            .values()
            .filter(move |row| row.table == Table::Contact && row.subject == subject)
    }

    pub(super) fn ledger(&self, subject: SubjectId) -> &[Entry] {
        self.ledgers.get(&subject).map_or(&[], Vec::as_slice)
    }

    pub(super) fn stored_op(&self, device: DeviceId, n: u64) -> Option<&StoredOp> {
        self.stored.get(&(device, n))
    }

    pub(super) fn store_op(&mut self, device: DeviceId, n: u64, op: StoredOp) {
        self.stored.insert((device, n), op.clone());
        self.ops.push(((device, n), op));
    }

    /// Writes a row and gives the number of its change.
    pub(super) fn put_row(&mut self, row: Row, cause: Cause) -> u64 {
        let id = row.id;
        self.rows.insert(id, row);
        self.touched.insert(id);
        self.change(Target::Record(id), cause)
    }

    /// Stamps an event, chains it to its subject's ledger and gives the number of its change.
    pub(super) fn append(&mut self, org: OrgId, accepted: Accepted, cause: Cause) -> u64 {
        let subject = accepted.subject;
        let ledger = self.ledgers.entry(subject).or_default();
        let prev_link = ledger
            .last()
            .map_or_else(|| genesis(org, subject), |entry| entry.link);
        let subject_seq = ledger.last().map_or(0, |entry| entry.stamp.subject_seq) + 1;
        let stamp = Stamp {
            org_seq: self.head.seq + 1,
            subject_seq,
            received_at: self.now,
            witness: accepted.witness,
            confirm_by: accepted.confirm_by,
            flags: accepted.flags,
        };
        let entry = Entry {
            link: link(&prev_link, &accepted.event_hash, &stamp),
            event: accepted.event,
            stamp,
            event_hash: accepted.event_hash,
            prev_link,
        };
        ledger.push(entry.clone());
        self.entries.push((subject, entry));
        self.change(
            Target::Ledger {
                subject,
                subject_seq,
            },
            cause,
        )
    }

    fn change(&mut self, target: Target, cause: Cause) -> u64 {
        self.head.seq += 1;
        self.changes.push(Change {
            seq: self.head.seq,
            target,
            op: cause.op,
            actor: cause.actor,
            device: cause.device,
            server_time: self.now,
        });
        self.head.seq
    }

    pub(super) fn audit(&mut self, act: Act) {
        let row = audit::entry(self.head.audit_n + 1, self.head.audit_hash, self.now, act);
        self.head.audit_n = row.n;
        self.head.audit_hash = row.hash;
        self.audit.push(row);
    }

    pub(super) fn state(&mut self, statements: &[SignedStatement]) {
        self.head.log_n += statements.iter().map(|_| 1).sum::<u64>();
        self.statements.extend_from_slice(statements);
    }

    /// Gives the commit, if there is anything to write.
    pub(super) fn finish(self) -> Option<Commit> {
        if self.ops.is_empty() && self.audit.is_empty() {
            return None;
        }
        let Self {
            mut rows, touched, ..
        } = self;
        Some(Commit {
            expected: self.expected,
            head: self.head,
            ops: self.ops,
            rows: touched.iter().filter_map(|id| rows.remove(id)).collect(),
            entries: self.entries,
            changes: self.changes,
            audit: self.audit,
            statements: self.statements,
        })
    }
}

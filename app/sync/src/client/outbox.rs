//! Saved operations on their way: waiting, sent, acknowledged, and only then gone.

use std::collections::BTreeMap;

use domain::record::Base;
use domain::{RecordId, SubjectId};

use super::marks::Mark;
use crate::message::v1::{MAX_OPS, MAX_PUSH_BYTES, Op, OpKind, encode};

/// Room for what a push carries besides its operations.
const ENVELOPE: usize = 64;

/// Where an operation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// To be sent, for the first time or again.
    Waiting,
    /// In the push under way.
    Sent,
    /// Applied as this change; it stays until the change is stored here, so that the data with
    /// the outbox on top never falls back to the state before.
    Applied { seq: u64 },
    /// It leaves with a batch that is being stored.
    Leaving,
}

#[derive(Clone, Debug)]
struct Entry {
    op: Op,
    size: usize,
    stage: Stage,
    /// Whether it was in a push: the server may have it, whatever was answered.
    tried: bool,
}

impl Entry {
    /// Gives the number of its change, if the cursor covers that.
    fn covered(&self, cursor: u64) -> Option<u64> {
        match self.stage {
            Stage::Applied { seq } => Some(seq).filter(|seq| *seq <= cursor),
            Stage::Waiting | Stage::Sent | Stage::Leaving => None,
        }
    }

    fn mark(&self, cursor: u64) -> Option<Mark> {
        let seq = self.covered(cursor)?;
        match &self.op.kind {
            OpKind::Put(put) => Some(Mark::of(put, seq)),
            OpKind::Consent { .. } => None,
        }
    }
}

/// The outbox, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Outbox {
    entries: BTreeMap<u64, Entry>,
}

impl Outbox {
    pub(super) fn new(ops: Vec<Op>) -> Self {
        let mut outbox = Self::default();
        for op in ops {
            outbox.add(op);
        }
        outbox
    }

    pub(super) fn add(&mut self, op: Op) {
        let entry = Entry {
            size: encode(&op).len(),
            stage: Stage::Waiting,
            tried: false,
            op,
        };
        self.entries.entry(entry.op.n).or_insert(entry);
    }

    /// Says whether an operation was never in a push of this engine.
    pub(super) fn is_unsent(&self, n: u64) -> bool {
        let unsent = |entry: &Entry| entry.stage == Stage::Waiting && !entry.tried;
        self.entries.get(&n).is_some_and(unsent)
    }

    pub(super) fn take_back(&mut self, n: u64) -> Option<Op> {
        let unsent = self.is_unsent(n);
        unsent
            .then(|| self.entries.remove(&n))?
            .map(|entry| entry.op)
    }

    /// Gives how many operations the server has not confirmed.
    pub(super) fn waiting(&self) -> usize {
        let unconfirmed = |entry: &&Entry| matches!(entry.stage, Stage::Waiting | Stage::Sent);
        self.entries.values().filter(unconfirmed).count()
    }

    pub(super) fn has_waiting(&self) -> bool {
        self.entries
            .values()
            .any(|entry| entry.stage == Stage::Waiting)
    }

    /// Says whether an operation was applied as a change after this number.
    pub(super) fn applied_after(&self, cursor: u64) -> bool {
        let after = |entry: &Entry| matches!(entry.stage, Stage::Applied { seq } if seq > cursor);
        self.entries.values().any(after)
    }

    /// Takes the next operations that fit one push.
    pub(super) fn send(&mut self, most: usize) -> Vec<Op> {
        let mut room = MAX_PUSH_BYTES - ENVELOPE;
        let mut ops = Vec::new();
        for entry in self.entries.values_mut() {
            if entry.stage != Stage::Waiting {
                continue;
            }
            if ops.len() == most.min(MAX_OPS) || entry.size > room {
                break;
            }
            room -= entry.size;
            entry.stage = Stage::Sent;
            entry.tried = true;
            ops.push(entry.op.clone());
        }
        ops
    }

    /// Takes operations that fit no push out of the way.
    pub(super) fn oversized(&mut self) -> Vec<u64> {
        let large =
            |entry: &Entry| entry.stage == Stage::Waiting && entry.size > MAX_PUSH_BYTES - ENVELOPE;
        self.leave(large)
    }

    pub(super) fn sent(&self) -> Vec<u64> {
        let sent = self
            .entries
            .values()
            .filter(|entry| entry.stage == Stage::Sent);
        sent.map(|entry| entry.op.n).collect()
    }

    pub(super) fn unsend(&mut self) {
        for entry in self
            .entries
            .values_mut()
            .filter(|entry| entry.stage == Stage::Sent)
        {
            entry.stage = Stage::Waiting;
        }
    }

    pub(super) fn applied(&mut self, n: u64, seq: u64) {
        if let Some(entry) = self.entries.get_mut(&n) {
            entry.stage = Stage::Applied { seq };
        }
    }

    /// Sends again what was acknowledged and is not stored.
    pub(super) fn rewind(&mut self) {
        for entry in self.entries.values_mut() {
            if matches!(entry.stage, Stage::Applied { .. }) {
                entry.stage = Stage::Waiting;
            }
        }
    }

    pub(super) fn decided(&mut self, n: u64) {
        if let Some(entry) = self.entries.get_mut(&n) {
            entry.stage = Stage::Leaving;
        }
    }

    /// Takes the operations whose changes the cursor covers, with the marks they leave.
    pub(super) fn covered(&mut self, cursor: u64) -> (Vec<u64>, Vec<Mark>) {
        let marks = self.entries.values().filter_map(|entry| entry.mark(cursor));
        let marks = marks.collect();
        let left = self.leave(|entry| entry.covered(cursor).is_some());
        (left, marks)
    }

    /// Takes what is about an erased person, but for stops that the server has not heard of.
    pub(super) fn about(&mut self, subject: SubjectId, records: &[RecordId]) -> Vec<u64> {
        self.leave(|entry| {
            let unheard = matches!(entry.stage, Stage::Waiting | Stage::Sent);
            entry.op.is_about(subject, records) && !(unheard && entry.op.stops())
        })
    }

    pub(super) fn remove(&mut self, numbers: &[u64]) {
        for n in numbers {
            self.entries.remove(n);
        }
    }

    /// Gives what an edit of the record is made on, with the edits before it counted in.
    pub(super) fn base(&self, record: RecordId, stored: Option<Base>) -> Option<Base> {
        let made = |entry: &Entry| match &entry.op.kind {
            OpKind::Put(put) if put.record == record => Some(Base {
                version: put.base_version() + 1,
                op: entry.op.id,
            }),
            OpKind::Put(_) | OpKind::Consent { .. } => None,
        };
        let foreseen = self.entries.values().rev().find_map(made);
        let version = |base: Option<Base>| base.map(|base| base.version);
        if version(foreseen) > version(stored) {
            foreseen
        } else {
            stored
        }
    }

    pub(super) fn ops(&self) -> impl Iterator<Item = &Op> {
        self.entries.values().map(|entry| &entry.op)
    }

    fn leave(&mut self, which: impl Fn(&Entry) -> bool) -> Vec<u64> {
        let mut numbers = Vec::new();
        for entry in self.entries.values_mut().filter(|entry| which(entry)) {
            entry.stage = Stage::Leaving;
            numbers.push(entry.op.n);
        }
        numbers
    }
}

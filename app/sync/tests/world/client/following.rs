//! What a simulated device does when the server shows another database.

use domain::Timestamp;
use domain::organisation::{DatabaseEpoch, Restore};
use domain::privacy::SignedEvent;
use sync::client::{Held, Input, StoreBatch, Unrestored, unrestored};
use sync::message::v1::{Op, decode, encode};
use sync::store::device::{Answer, Request};

use super::{Client, Offered};

/// Under which name the store keeps what is offered for a new push.
const OFFERED: &str = "unrestored";

impl Client {
    /// Follows another database if the log tells of its restore.
    pub(crate) fn follow(&mut self, now: Timestamp) {
        let Some(other) = self.engine.other_database().cloned() else {
            return;
        };
        let organisation = self.log_with(&other.statements).unwrap();
        let (known, shown) = (DatabaseEpoch(self.epoch), DatabaseEpoch(other.epoch));
        if organisation.restores_between(known, shown).is_some() {
            let held = self.copy.rows.keys().copied().collect();
            let epoch = other.epoch;
            self.handle(Input::Follow { epoch, held }, now);
        }
    }

    /// Says whether a batch puts the snapshot of another database in the place of the known one.
    pub(crate) const fn replaces(&self, batch: &StoreBatch) -> bool {
        self.epoch != 0 && batch.epoch != self.epoch
    }

    /// Gives what would be lost with the old snapshot.
    pub(crate) fn would_lose(&self, batch: &StoreBatch, every: &[Op]) -> Unrestored {
        let decided = every.iter().filter(|op| self.decisions.contains_key(&op.n));
        let held = Held {
            device: self.staff.device,
            cursor: self.seen,
            rows: self.copy.rows.values().collect(),
            entries: self
                .copy
                .ledgers
                .values()
                .flat_map(|ledger| ledger.values())
                .collect(),
            pending: self.engine.pending().collect(),
            decided: decided.collect(),
            marks: &self.marks,
        };
        unrestored(&held, &self.restores(batch), &batch.verbs)
    }

    pub(super) fn restores(&self, batch: &StoreBatch) -> Vec<Restore> {
        let organisation = self.log_with(&batch.statements).unwrap();
        let (from, to) = (DatabaseEpoch(self.epoch), DatabaseEpoch(batch.epoch));
        organisation.restores_between(from, to).unwrap().to_vec()
    }

    /// Makes durable what is offered for a new push.
    pub(crate) fn offer(&mut self, lost: &Unrestored) {
        let (rows, events, unseen) = &mut self.unrestored;
        rows.extend(lost.rows.iter().map(|row| (row.id, row.clone())));
        let new = |event: &&SignedEvent| !events.contains(event);
        let new: Vec<SignedEvent> = lost.events.iter().filter(new).cloned().collect();
        events.extend(new);
        unseen.extend(lost.unseen.keys());
        let written = Request::PutMeta(OFFERED.into(), encode(&self.unrestored));
        assert_eq!(self.disk.execute(written).unwrap(), Answer::Done);
    }

    pub(super) fn offered(&mut self) -> Offered {
        let asked = Request::GetMeta(OFFERED.into());
        match self.disk.execute(asked).unwrap() {
            Answer::Meta(kept) => kept.map_or_else(Offered::default, |kept| decode(&kept).unwrap()),
            other @ (Answer::Opened(_) | Answer::Pages(_) | Answer::Done | Answer::Taken) => {
                panic!("{other:?}")
            }
        }
    }
}

//! What a simulated device makes durable.

use domain::RecordId;
use sync::client::{Mark, StoreBatch};
use sync::message::v1::{Verb, encode};
use sync::store::device::{Answer, Batch, Request};

use super::{Client, FOLD};

impl Client {
    /// Makes a batch durable, all of it at once.
    pub(crate) fn store(&mut self, batch: StoreBatch) {
        if self.replaces(&batch) {
            let bases = self.restores(&batch).into_iter();
            let base = bases.map(|restore| restore.current.seq).min();
            self.marks = self.marks.restored(base.unwrap());
        }
        self.read_log(&batch.statements);
        self.seen = self.seen_with(&batch);
        self.epoch = batch.epoch;
        let log = self
            .organisation
            .as_ref()
            .map_or(0, |organisation| organisation.n);
        let mut written = Batch {
            ops_done: batch.done,
            decisions: batch
                .decisions
                .iter()
                .map(|(n, outcome)| (*n, encode(outcome)))
                .collect(),
            ..Batch::default()
        };
        self.decisions.extend(batch.decisions);
        let mut whole = false;
        for verb in batch.verbs {
            self.overlay += 1;
            if let Verb::Ordered(ordered) = &verb {
                whole = true;
                let log = self.organisation.as_deref().unwrap();
                self.copy.carry_out(&ordered.order, log, self.staff.user);
            } else {
                written.overlay.push((self.overlay, encode(&verb)));
                self.copy.take(verb);
            }
        }
        self.mark(&batch.marks);
        let place = (batch.cursor, log, batch.epoch, self.seen, &self.marks);
        written.cursor = Some(encode(&place));
        // An order leaves no older page behind.
        if whole || self.overlay > self.folded + u64::try_from(FOLD).unwrap() {
            self.folded = self.overlay;
            written.overlay.clear();
            written.overlay_folded = Some(self.overlay);
            written.pages = vec![(0, encode(&self.copy.verbs()))];
        }
        assert_eq!(
            self.disk.execute(Request::Commit(written)).unwrap(),
            Answer::Done
        );
    }

    /// Notes own writes; a mark goes with its record.
    fn mark(&mut self, marks: &[Mark]) {
        for mark in marks {
            if let Some(row) = self.copy.rows.get(&mark.record) {
                self.marks.note(mark, row);
            }
        }
        let records: Vec<RecordId> = self.marks.records().collect();
        for record in records {
            if !self.copy.rows.contains_key(&record) {
                self.marks.forget(record);
            }
        }
    }

    /// Gives every byte that is stored of the data, the outbox and the decisions.
    pub(crate) fn bytes(&mut self) -> Vec<u8> {
        let opened = self.open();
        let pages = self.pages().into_iter().map(|(_, bytes)| bytes);
        let overlay = opened.overlay.into_iter().map(|(_, bytes)| bytes);
        let outbox = opened.outbox.into_iter().map(|(_, bytes)| bytes);
        let decisions = opened.decisions.into_iter().map(|(_, bytes)| bytes);
        let all = pages.chain(overlay).chain(outbox).chain(decisions);
        all.flatten().collect()
    }
}

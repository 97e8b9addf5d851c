//! What a simulated device makes durable.

use sync::client::StoreBatch;
use sync::message::v1::{Verb, encode};
use sync::store::device::{Answer, Batch, Request};

use super::{Client, FOLD};

impl Client {
    /// Makes a batch durable, all of it at once.
    pub(crate) fn store(&mut self, batch: StoreBatch) {
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
            cursor: Some(encode(&(batch.cursor, log, batch.epoch, self.seen))),
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

    /// Gives every byte that is stored of the data, the outbox and the decisions.
    pub(crate) fn bytes(&mut self) -> Vec<u8> {
        let opened = self.open();
        let pages = opened.pages.into_iter().map(|(_, bytes)| bytes);
        let overlay = opened.overlay.into_iter().map(|(_, bytes)| bytes);
        let outbox = opened.outbox.into_iter().map(|(_, bytes)| bytes);
        let decisions = opened.decisions.into_iter().map(|(_, bytes)| bytes);
        let all = pages.chain(overlay).chain(outbox).chain(decisions);
        all.flatten().collect()
    }
}

//! What is done next.

use domain::Timestamp;
use domain::violation::{Code, Violation};

use super::{ClientEngine, Wire};
use crate::client::port::Output;
use crate::message::v1::{Outcome, PullRequest, PushRequest};

impl ClientEngine {
    pub(super) fn go_on(&mut self, now: Timestamp) {
        if self.wire != Wire::Idle {
            return;
        }
        if self.storing.is_some() {
            return self.pull_ahead(now);
        }
        let oversized = self.outbox.oversized();
        if !oversized.is_empty() {
            let reason = Violation::of(Code::TooLarge);
            self.quarantine(oversized, &Outcome::Rejected { reason });
            return;
        }
        if !self.may_ask(now) {
            return;
        }
        self.retry = None;
        if let Some(order) = self.owed {
            return self.acknowledge(order);
        }
        let push_wanted = self.outbox.has_waiting() && self.is_at_home();
        if push_wanted && !(self.pull_next && self.pull_wanted) {
            self.push();
        } else if self.pull_wanted {
            self.pull();
        }
    }

    fn push(&mut self) {
        self.wire = Wire::Pushing;
        self.pull_next = true;
        let ops = self.outbox.send(self.batch);
        self.outputs.push_back(Output::Push(PushRequest {
            epoch: self.epoch,
            device: self.device,
            ops,
        }));
    }

    fn pull(&mut self) {
        self.pull_from(self.reached(), self.log);
    }

    /// Asks for the page behind the one that is being stored; it waits for that one. What waits to
    /// be sent goes first.
    fn pull_ahead(&mut self, now: Timestamp) {
        let wanted = self.pull_wanted && self.following.is_none() && !self.outbox.has_waiting();
        let ahead = self.storing.as_ref().filter(|batch| batch.more);
        let ahead = ahead.map(|batch| (batch.cursor, batch.log));
        if let Some((cursor, log)) = ahead.filter(|_| wanted && self.may_ask(now)) {
            self.pull_from(cursor, log);
        }
    }

    fn may_ask(&self, now: Timestamp) -> bool {
        let waits = self.retry.is_some_and(|retry| !retry.is_over(now));
        self.online && !self.stopped && !self.locked && !waits
    }

    fn pull_from(&mut self, cursor: u64, log: u64) {
        self.wire = Wire::Pulling;
        self.pull_next = false;
        self.outputs.push_back(Output::Pull(PullRequest {
            device: self.device,
            cursor,
            log,
        }));
    }
}

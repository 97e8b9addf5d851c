//! What is done next.

use domain::Timestamp;
use domain::violation::{Code, Violation};

use super::{ClientEngine, Wire};
use crate::client::port::Output;
use crate::message::v1::{Outcome, PullRequest, PushRequest};

impl ClientEngine {
    pub(super) fn go_on(&mut self, now: Timestamp) {
        if self.wire != Wire::Idle || self.storing.is_some() {
            return;
        }
        let oversized = self.outbox.oversized();
        if !oversized.is_empty() {
            let reason = Violation::of(Code::TooLarge);
            self.quarantine(oversized, &Outcome::Rejected { reason });
            return;
        }
        if !self.online || self.stopped || self.locked {
            return;
        }
        if self.retry.is_some_and(|retry| !retry.is_over(now)) {
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
        self.wire = Wire::Pulling;
        self.pull_next = false;
        self.outputs.push_back(Output::Pull(PullRequest {
            device: self.device,
            cursor: self.reached(),
            log: self.log,
        }));
    }
}

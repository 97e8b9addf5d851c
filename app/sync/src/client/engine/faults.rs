//! Requests without an answer: when to try again, and what to give up.

use domain::Timestamp;
use domain::violation::{Code, Violation};

use super::{ClientEngine, Doubt, Wire};
use crate::client::backoff;
use crate::client::port::{Fault, Output};
use crate::message::v1::Outcome;

/// A server that asks for more is asked again after an hour.
const LONGEST_MS: u64 = 3_600_000;

/// A wait after a failure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Retry {
    pub(super) at: Timestamp,
    wait_ms: i64,
}

impl Retry {
    /// Says whether it is over; a clock that was set back does not make it longer.
    pub(super) const fn is_over(self, now: Timestamp) -> bool {
        let left = self.at.as_millis().saturating_sub(now.as_millis());
        left <= 0 || left > self.wait_ms
    }
}

impl ClientEngine {
    pub(super) fn failed(&mut self, fault: Fault, now: Timestamp) {
        if self.early.is_some() {
            // The request under way has its answer.
            return;
        }
        let was = core::mem::replace(&mut self.wire, Wire::Idle);
        if was == Wire::Idle {
            return;
        }
        let sent = self.outbox.sent();
        self.outbox.unsend();
        self.outdated = false;
        self.pull_next = false;
        match fault {
            Fault::Network => self.wait(0, now),
            Fault::Busy { retry_after_ms } => self.wait(retry_after_ms.min(LONGEST_MS), now),
            Fault::Locked => self.lock(now),
            Fault::SignedOut => self.stopped = true,
            Fault::Refused if was != Wire::Pushing => self.stopped = true,
            Fault::Refused => self.isolate(&sent),
        }
        self.pull_wanted |= was == Wire::Pulling;
    }

    fn lock(&mut self, now: Timestamp) {
        self.locked = true;
        self.outputs.push_back(Output::ProveUnlocked);
        if self.failures == 0 {
            self.failures = 1;
        } else {
            self.wait(0, now);
        }
    }

    /// Finds the operation that makes pushes refused: smaller pushes, then its decision.
    ///
    /// The first refusal only asks for a pull, which tells when it is the database that is
    /// another one.
    fn isolate(&mut self, sent: &[u64]) {
        if self.doubt != Doubt::Operation {
            self.doubt = Doubt::Asking;
            self.pull_wanted = true;
            self.pull_next = true;
        } else if let [single] = *sent {
            self.outbox.decided(single);
            let reason = Violation::of(Code::Malformed);
            self.quarantine(vec![single], &Outcome::Rejected { reason });
        } else {
            self.batch = (sent.len() / 2).max(1);
        }
    }

    fn wait(&mut self, at_least_ms: u64, now: Timestamp) {
        self.failures = self.failures.saturating_add(1);
        let seed = self
            .device
            .as_bytes()
            .iter()
            .fold(u64::from(self.failures), |seed, byte| {
                seed.rotate_left(8) ^ u64::from(*byte)
            });
        let wait = backoff::wait_ms(self.failures, backoff::spread(seed)).max(at_least_ms);
        let wait = i64::try_from(wait).unwrap_or(i64::MAX);
        let at = now.plus_millis(wait);
        self.retry = Some(Retry { at, wait_ms: wait });
        self.outputs.push_back(Output::WakeAt(at));
    }

    /// A wake that came early is asked for again.
    pub(super) fn timeout(&mut self, now: Timestamp) {
        if let Some(retry) = self.retry.filter(|retry| !retry.is_over(now)) {
            self.outputs.push_back(Output::WakeAt(retry.at));
        }
    }

    pub(super) const fn calm(&mut self) {
        self.failures = 0;
        self.retry = None;
    }
}

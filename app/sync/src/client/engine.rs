//! The engine: one request at a time, one batch at a time, nothing forgotten.

mod answers;
mod faults;

use std::collections::VecDeque;

use domain::violation::{Code, Violation};
use domain::{DeviceId, RecordId, Timestamp};

use super::outbox::Outbox;
use super::port::{Input, Output, Status};
use crate::message::v1::{MAX_OPS, Op, Outcome, PullRequest, PushRequest};
use answers::Storing;
use faults::Retry;

/// The request under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wire {
    Idle,
    Pushing,
    Pulling,
}

/// Keeps one device and the server in step.
#[derive(Clone, Debug)]
pub struct ClientEngine {
    device: DeviceId,
    cursor: u64,
    log: u64,
    epoch: u64,
    head: u64,
    outbox: Outbox,
    online: bool,
    stopped: bool,
    other_database: Option<u64>,
    locked: bool,
    first: bool,
    wire: Wire,
    storing: Option<Storing>,
    pull_wanted: bool,
    pull_next: bool,
    batch: usize,
    /// Whether a pull was asked since the server refused a push.
    asked: bool,
    failures: u32,
    retry: Option<Retry>,
    tickets: u64,
    decisions: usize,
    told: Option<Status>,
    outputs: VecDeque<Output>,
}

impl ClientEngine {
    /// Makes the engine of a device with what its store holds; it starts offline.
    #[must_use]
    pub fn new(device: DeviceId, cursor: u64, log: u64, outbox: Vec<Op>) -> Self {
        Self {
            device,
            cursor,
            log,
            epoch: 0,
            head: cursor,
            outbox: Outbox::new(outbox),
            online: false,
            stopped: false,
            other_database: None,
            locked: false,
            first: cursor == 0,
            wire: Wire::Idle,
            storing: None,
            pull_wanted: true,
            pull_next: false,
            batch: MAX_OPS,
            asked: false,
            failures: 0,
            retry: None,
            tickets: 0,
            decisions: 0,
            told: None,
            outputs: VecDeque::new(),
        }
    }

    /// Names the epoch that the stored cursor belongs to; another database is then not obeyed.
    #[must_use]
    pub const fn under_epoch(mut self, epoch: u64) -> Self {
        self.epoch = epoch;
        self
    }

    /// Gives the base version of the next edit of a record whose stored version is given:
    /// the version the record will have once the edits in the outbox are applied.
    #[must_use]
    pub fn base_version(&self, record: RecordId, confirmed: u64) -> u64 {
        self.outbox.base_version(record, confirmed)
    }

    /// Gives the operations that are not part of the stored data yet, in their order.
    pub fn pending(&self) -> impl Iterator<Item = &Op> {
        self.outbox.ops()
    }

    /// Gives the number of the newest change that is stored.
    #[must_use]
    pub const fn cursor(&self) -> u64 {
        self.cursor
    }

    /// Takes what happened.
    pub fn handle(&mut self, input: Input, now: Timestamp) {
        match input {
            Input::Online => self.online(),
            Input::Offline => self.offline(),
            Input::Saved(op) => self.outbox.add(op),
            Input::Hint { head } => self.hint(head),
            Input::Pushed(answer) => self.pushed(answer, now),
            Input::Pulled(answer) => self.pulled(*answer, now),
            Input::Failed(fault) => self.failed(fault, now),
            Input::Stored { ticket } => self.stored(ticket),
            Input::Timeout => self.timeout(now),
            Input::SyncNow => self.sync_now(),
            Input::Unlocked => self.unlocked(),
        }
        self.go_on(now);
        self.tell();
    }

    /// Gives the next thing to do.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    fn online(&mut self) {
        self.online = true;
        self.locked = false;
        self.pull_wanted = true;
        self.calm();
    }

    fn offline(&mut self) {
        self.online = false;
    }

    fn hint(&mut self, head: u64) {
        self.head = self.head.max(head);
        // Also at the same number: statements and class secrets make no change.
        self.pull_wanted = true;
    }

    fn sync_now(&mut self) {
        self.pull_wanted = true;
        self.stopped = false;
        self.locked = false;
        self.calm();
    }

    /// The wait after a second refusal in a row goes on: a device that is not in the log yet
    /// is refused as locked however often it proves its vault.
    fn unlocked(&mut self) {
        if self.stopped {
            self.calm();
        }
        self.locked = false;
        self.stopped = false;
        self.pull_wanted = true;
    }

    fn go_on(&mut self, now: Timestamp) {
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
        let push_wanted = self.outbox.has_waiting();
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
            cursor: self.cursor,
            log: self.log,
        }));
    }

    fn tell(&mut self) {
        let status = Status {
            online: self.online,
            waiting: self.outbox.waiting(),
            decisions: self.decisions,
            saving: self.wire == Wire::Pushing,
            loading: self.first.then_some((self.cursor, self.head)),
            stopped: self.stopped,
            other_database: self.other_database,
        };
        if self.told != Some(status) {
            self.told = Some(status);
            self.outputs.push_back(Output::Tell(status));
        }
    }
}

//! The engine: one request at a time, one batch at a time, a pull beside a batch, nothing forgotten.

mod answers;
mod faults;
mod following;
mod ordered;
mod turn;

use std::collections::VecDeque;

use domain::record::Base;
use domain::{DeviceId, RecordId, Timestamp};

use super::outbox::Outbox;
use super::port::{Input, OtherDatabase, Output, Status};
use crate::message::v1::{MAX_OPS, Op, PullAnswer};
use answers::Storing;
use faults::Retry;
use following::Following;

/// The request under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wire {
    Idle,
    Pushing,
    Pulling,
    Acknowledging,
}

/// What a refused push may mean. An answered pull tells whether the database is another one;
/// before that no operation is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// No push was refused since one was taken.
    None,
    /// A push was refused and no pull was answered since.
    Asking,
    /// It is the known database that refuses, so an operation is at fault.
    Operation,
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
    other_database: Option<OtherDatabase>,
    following: Option<Following>,
    /// Whether the answer on its way counts from a cursor that does not hold any more.
    outdated: bool,
    locked: bool,
    first: bool,
    wire: Wire,
    storing: Option<Storing>,
    /// A page that came while the one before it is being stored.
    early: Option<Box<PullAnswer>>,
    /// The order that is carried out and not acknowledged yet.
    owed: Option<u64>,
    pull_wanted: bool,
    pull_next: bool,
    batch: usize,
    doubt: Doubt,
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
            following: None,
            outdated: false,
            locked: false,
            first: cursor == 0,
            wire: Wire::Idle,
            storing: None,
            early: None,
            owed: None,
            pull_wanted: true,
            pull_next: false,
            batch: MAX_OPS,
            doubt: Doubt::None,
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

    /// Gives what the next edit of a record is made on, of which the stored state is given: the
    /// state the record will be in once the edits in the outbox are applied.
    #[must_use]
    pub fn base(&self, record: RecordId, stored: Option<Base>) -> Option<Base> {
        self.outbox.base(record, stored)
    }

    /// Says whether an operation can still be taken back.
    #[must_use]
    pub fn is_unsent(&self, n: u64) -> bool {
        self.outbox.is_unsent(n)
    }

    /// Takes an operation back that was never sent; none when it may have reached the server.
    pub fn take_back(&mut self, n: u64) -> Option<Op> {
        let op = self.outbox.take_back(n)?;
        self.tell();
        Some(op)
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

    /// Gives the other database that the server shows, until it is followed.
    #[must_use]
    pub const fn other_database(&self) -> Option<&OtherDatabase> {
        self.other_database.as_ref()
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
            Input::Stored { ticket } => self.stored(ticket, now),
            Input::Timeout => self.timeout(now),
            Input::Acknowledged => self.acknowledged(),
            Input::SyncNow => self.sync_now(),
            Input::Unlocked => self.unlocked(),
            Input::Follow { epoch, held } => self.follow(epoch, held),
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

    fn tell(&mut self) {
        let status = Status {
            online: self.online,
            waiting: self.outbox.waiting(),
            decisions: self.decisions,
            saving: self.wire == Wire::Pushing,
            loading: self.first.then_some((self.reached(), self.head)),
            stopped: self.stopped,
            other_database: self.other_database.as_ref().map(|other| other.epoch),
        };
        if self.told != Some(status) {
            self.told = Some(status);
            self.outputs.push_back(Output::Tell(status));
        }
    }
}

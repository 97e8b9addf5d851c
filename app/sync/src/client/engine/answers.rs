//! Answers of the server and of the own store.

use domain::Timestamp;

use super::ordered::order_in;
use super::{ClientEngine, Doubt, Wire};
use crate::client::port::{Fault, Output, StoreBatch};
use crate::message::v1::{MAX_OPS, Outcome, PullAnswer, PushAnswer};

/// The batch being stored, with what holds once it is durable.
#[derive(Clone, Debug)]
pub(super) struct Storing {
    ticket: u64,
    pub(super) cursor: u64,
    pub(super) log: u64,
    epoch: u64,
    leaving: Vec<u64>,
    decisions: usize,
    /// The order that it carries out.
    order: Option<u64>,
    /// Whether a page follows it.
    pub(super) more: bool,
}

impl ClientEngine {
    pub(super) fn pushed(&mut self, answer: PushAnswer, now: Timestamp) {
        if self.wire != Wire::Pushing {
            return;
        }
        let sent = self.outbox.sent();
        if sent.len() != answer.outcomes.len() {
            self.failed(Fault::Network, now);
            return;
        }
        self.wire = Wire::Idle;
        self.batch = (self.batch * 2).min(MAX_OPS);
        self.doubt = Doubt::None;
        self.calm();
        let mut decisions = Vec::new();
        for (n, outcome) in sent.into_iter().zip(answer.outcomes) {
            match outcome {
                Outcome::Applied { seq, .. } | Outcome::Already { seq, .. } => {
                    self.outbox.applied(n, seq)
                }
                Outcome::Conflict { .. } | Outcome::Rejected { .. } => {
                    self.outbox.decided(n);
                    decisions.push((n, outcome));
                }
            }
        }
        self.pull_wanted |= self.outbox.applied_after(self.cursor) || !decisions.is_empty();
        self.settle(decisions);
    }

    /// Stores what a push decided, and which operations the stored data covers already.
    fn settle(&mut self, decisions: Vec<(u64, Outcome)>) {
        let (done, marks) = self.outbox.covered(self.cursor);
        if done.is_empty() && decisions.is_empty() {
            return;
        }
        let batch = StoreBatch {
            done,
            marks,
            decisions,
            ..self.empty_batch()
        };
        self.store(batch, self.log);
    }

    pub(super) fn quarantine(&mut self, numbers: Vec<u64>, outcome: &Outcome) {
        let decisions = numbers.into_iter().map(|n| (n, outcome.clone())).collect();
        self.settle(decisions);
    }

    pub(super) fn pulled(&mut self, answer: PullAnswer, now: Timestamp) {
        if self.wire != Wire::Pulling {
            return;
        }
        if self.storing.is_some() {
            // It counts once what it follows is durable.
            self.early.get_or_insert_with(|| Box::new(answer));
            return;
        }
        if core::mem::take(&mut self.outdated) {
            self.wire = Wire::Idle;
            self.pull_wanted = true;
            return;
        }
        if self.is_foreign(answer.epoch) {
            return self.stand_still(answer);
        }
        self.other_database = None;
        let reached = self.reached();
        let more = answer.cursor < answer.head;
        let ordered = order_in(&answer);
        let stands_still = answer.cursor < reached || (more && answer.cursor == reached);
        if stands_still && ordered.is_none() {
            self.failed(Fault::Network, now);
            return;
        }
        self.wire = Wire::Idle;
        if self.doubt == Doubt::Asking {
            self.doubt = Doubt::Operation;
        }
        self.calm();
        self.head = self.head.max(answer.head);
        if let Some(ordered) = ordered {
            return self.obey(ordered, answer);
        }
        self.pull_wanted = more;
        self.first &= more;
        match self.following.take() {
            Some(following) => self.gather(following, answer),
            None => self.take(answer),
        }
        if let Some(storing) = &mut self.storing {
            storing.more = more;
        }
    }

    fn take(&mut self, answer: PullAnswer) {
        let count = u64::try_from(answer.statements.len()).expect("a length fits");
        let log = self.log + count;
        let (done, marks) = self.outbox.covered(answer.cursor);
        let batch = StoreBatch {
            verbs: answer.verbs,
            statements: answer.statements,
            secrets: answer.secrets,
            cursor: answer.cursor,
            epoch: answer.epoch,
            server_time: Some(answer.server_time),
            done,
            marks,
            ..self.empty_batch()
        };
        let same = batch.cursor == self.cursor && batch.epoch == self.epoch;
        let empty =
            batch.verbs.is_empty() && batch.statements.is_empty() && batch.secrets.is_empty();
        if !(same && empty && batch.done.is_empty()) {
            self.store(batch, log);
        }
    }

    pub(super) const fn empty_batch(&self) -> StoreBatch {
        StoreBatch {
            ticket: 0,
            verbs: Vec::new(),
            statements: Vec::new(),
            secrets: Vec::new(),
            cursor: self.cursor,
            epoch: self.epoch,
            server_time: None,
            done: Vec::new(),
            marks: Vec::new(),
            decisions: Vec::new(),
        }
    }

    pub(super) fn store(&mut self, mut batch: StoreBatch, log: u64) {
        self.tickets += 1;
        batch.ticket = self.tickets;
        let decided = batch.decisions.iter().map(|(n, _)| *n);
        self.storing = Some(Storing {
            ticket: batch.ticket,
            cursor: batch.cursor,
            log,
            epoch: batch.epoch,
            leaving: batch.done.iter().copied().chain(decided).collect(),
            decisions: batch.decisions.len(),
            order: None,
            more: false,
        });
        self.outputs.push_back(Output::Store(batch));
    }

    /// Stores what an order changes; it is acknowledged once that is durable.
    pub(super) fn store_ordered(&mut self, batch: StoreBatch, log: u64, order: u64) {
        self.store(batch, log);
        if let Some(storing) = &mut self.storing {
            storing.order = Some(order);
        }
    }

    pub(super) fn stored(&mut self, ticket: u64, now: Timestamp) {
        let Some(storing) = self.storing.take_if(|storing| storing.ticket == ticket) else {
            return;
        };
        self.cursor = storing.cursor;
        self.log = storing.log;
        self.owed = storing.order.or(self.owed);
        self.arrive(storing.epoch);
        self.decisions += storing.decisions;
        self.outbox.remove(&storing.leaving);
        if let Some(early) = self.early.take() {
            self.pulled(*early, now);
        }
    }
}

//! Orders of the server: the outbox is handed over, what is ordered is durable, and only then it
//! is acknowledged (sync design, section 3).

use super::{ClientEngine, Wire};
use crate::client::port::{Output, StoreBatch};
use crate::message::v1::{Order, Ordered, PullAnswer, Verb};

/// Gives the order that an answer begins with; nothing else of its data counts then.
pub(super) fn order_in(answer: &PullAnswer) -> Option<Ordered> {
    if let Some(Verb::Ordered(ordered)) = answer.verbs.first() {
        Some(ordered.as_ref().clone())
    } else {
        None
    }
}

impl ClientEngine {
    /// Carries an order out, unless something waits to be handed over first: then the order
    /// comes again with the pull after that push.
    ///
    /// While another database is followed nothing can be pushed; no order takes an operation
    /// away that still has to be.
    pub(super) fn obey(&mut self, ordered: Ordered, answer: PullAnswer) {
        self.pull_wanted = true;
        if self.outbox.has_waiting() && self.following.is_none() {
            return;
        }
        let mut batch = self.empty_batch();
        let mut log = self.log;
        if let Some(following) = &mut self.following {
            // What was gathered may hold what is to be given up.
            following.again();
        } else {
            log += u64::try_from(answer.statements.len()).expect("a length fits");
            batch = StoreBatch {
                statements: answer.statements,
                epoch: answer.epoch,
                server_time: Some(answer.server_time),
                ..batch
            };
        }
        match &ordered.order {
            Order::DropScope { .. } => {}
            Order::Reset { .. } => {
                self.first = true;
                if self.following.is_none() {
                    batch.cursor = 0;
                }
            }
            Order::Erase { subject, records } => {
                batch.done = self.outbox.about(*subject, records);
            }
        }
        let n = ordered.n;
        batch.verbs = vec![Verb::Ordered(Box::new(ordered))];
        self.store_ordered(batch, log, n);
    }

    pub(super) fn acknowledge(&mut self, n: u64) {
        self.wire = Wire::Acknowledging;
        self.outputs.push_back(Output::Acknowledge { order: n });
    }

    pub(super) fn acknowledged(&mut self) {
        if self.wire == Wire::Acknowledging {
            self.wire = Wire::Idle;
            self.owed = None;
            self.pull_wanted = true;
            self.calm();
        }
    }
}

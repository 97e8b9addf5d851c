//! What a simulated device does at its end.

use sync::client::Status;
use sync::message::v1::{Op, Outcome, decode, encode};
use sync::store::device::{Answer, Batch, Request};

use super::Client;

impl Client {
    /// Gives the operations that nobody has taken.
    pub(crate) fn waiting(&mut self) -> Vec<Op> {
        let outbox = self.open().outbox;
        let ops = outbox.iter().map(|(_, op)| decode(op).unwrap());
        ops.collect()
    }

    /// Keeps what was answered to a delivery: what counts leaves, the rest stays with the reason.
    pub(crate) fn keep(&mut self, ops: &[Op], outcomes: Vec<Outcome>) {
        let mut kept = Batch::default();
        for (op, outcome) in ops.iter().zip(outcomes) {
            match outcome {
                Outcome::Applied { .. } | Outcome::Already { .. } => kept.ops_done.push(op.n),
                Outcome::Conflict { .. } | Outcome::Rejected { .. } => {
                    kept.decisions.push((op.n, encode(&outcome)));
                    self.decisions.insert(op.n, outcome);
                }
            }
        }
        self.ask(Request::Commit(kept));
    }

    /// Deletes the data and forgets it; what nobody took stays.
    pub(crate) fn strip(&mut self) {
        self.ask(Request::Strip);
        (self.organisation, self.status) = (None, Status::default());
        self.start();
    }

    /// Says whether nothing but the outbox and decisions is left.
    pub(crate) fn is_stripped(&mut self) -> bool {
        let opened = self.open();
        let held = (opened.pages.len(), opened.overlay.len());
        held == (0, 0) && opened.cursor.is_none()
    }

    fn ask(&mut self, request: Request) {
        assert_eq!(self.disk.execute(request).unwrap(), Answer::Done);
    }
}

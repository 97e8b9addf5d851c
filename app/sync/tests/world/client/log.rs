//! What a simulated device knows of the log, and how far it got.

use std::sync::Arc;

use domain::organisation::{Organisation, SignedStatement};
use sync::client::StoreBatch;
use sync::message::v1::encode;
use sync::store::device::{Answer, Batch, Request};

use super::Client;

impl Client {
    /// Verifies statements and takes them; the state they make is durable with the batch.
    pub(super) fn read_log(&mut self, statements: &[SignedStatement]) {
        if !statements.is_empty() {
            self.organisation = self.log_with(statements);
        }
    }

    /// Gives the log with statements that follow it.
    pub(super) fn log_with(&self, statements: &[SignedStatement]) -> Option<Arc<Organisation>> {
        self.logs.with(self.organisation.as_ref(), statements)
    }

    /// Gives the highest cursor ever, once the batch is stored.
    pub(super) fn seen_with(&self, batch: &StoreBatch) -> u64 {
        if batch.epoch == self.epoch {
            self.seen.max(batch.cursor)
        } else {
            batch.cursor
        }
    }

    /// A planted bug: makes durable how far a batch goes and nothing of what is in it.
    pub(crate) fn store_place(&mut self, batch: &StoreBatch) {
        let log = self
            .organisation
            .as_ref()
            .map_or(0, |organisation| organisation.n);
        let place = Batch {
            cursor: Some(encode(&(
                batch.cursor,
                log,
                batch.epoch,
                self.seen_with(batch),
                &self.marks,
            ))),
            ..Batch::default()
        };
        assert_eq!(
            self.disk.execute(Request::Commit(place)).unwrap(),
            Answer::Done
        );
    }
}

//! What devices that listen are told: the number of the newest change.

use sync::store::organisation::{Head, Load};
use tokio::sync::watch;

use super::SyncDriver;
use crate::error::Problem;

impl SyncDriver {
    /// Reads the head and tells of changes another process made.
    pub(crate) async fn look(&self) -> Result<(), Problem> {
        let head = self.load(Load::default()).await?.head;
        self.organisation_at(head.log_n).await?;
        if *self.hints.borrow() < head.seq {
            self.hints.send_replace(head.seq);
        }
        Ok(())
    }

    /// Numbers of the newest change, as they are committed.
    pub(crate) fn hints(&self) -> watch::Receiver<u64> {
        self.hints.subscribe()
    }

    /// Has every device that is connected ask at once, though no change was made.
    pub(crate) fn nudge(&self) {
        self.hints.send_modify(|_same_head| ());
    }

    /// Hints at what devices take; an entry of the audit alone would wake each of them for nothing.
    pub(super) async fn tell(&self, head: Head, before: &Head) -> Result<(), Problem> {
        self.organisation_at(head.log_n).await?;
        if (head.seq, head.log_n) != (before.seq, before.log_n) {
            self.hints.send_replace(head.seq);
        }
        Ok(())
    }
}

//! A database that came out of a backup goes on under an epoch of its own.

use std::path::Path;

use domain::organisation::DatabaseHead;
use sync::message::account::AuditRow;
use sync::server::restored::{goes_on_from, new_epoch};
use sync::store::organisation::{Answer, Load, Request};

use super::{Decided, SyncDriver, unexpected};
use crate::error::Problem;
use crate::random;

/// An operator puts this file beside a database that they took from a backup.
const MARKER: &str = "restored";
/// Audit entries read at a time.
const PAGE: usize = 200;

impl SyncDriver {
    /// Gives the database a new epoch where the marker lies in the data folder. The marker goes
    /// last: one more epoch after a crash in between harms nobody, none would.
    pub(crate) async fn note_restored(&self, data: &Path) -> Result<(), Problem> {
        let marker = data.join(MARKER);
        if !marker.exists() {
            return Ok(());
        }
        self.transact(&Load::default(), |loaded, organisation| {
            let Some(organisation) = organisation else {
                return Ok(Decided::nothing(()));
            };
            let (head, now) = (loaded.head, self.clock.now());
            let epoch = random::below(i64::MAX.unsigned_abs()).max(1);
            let commit = new_epoch(head, organisation.id, epoch, now);
            Ok(Decided::commit(commit, ()))
        })
        .await?;
        std::fs::remove_file(marker)
            .map_err(|_unwritable| Problem::broken("the marker of a restore cannot be removed"))
    }

    /// Where the present database goes on from a backup; none while it is the first one.
    pub(crate) async fn restored(&self) -> Result<Option<DatabaseHead>, Problem> {
        let mut below = None;
        loop {
            let rows = self.audit_page(below).await?;
            if let Some(from) = rows.iter().find_map(goes_on_from) {
                return Ok(Some(from));
            }
            match rows.last() {
                Some(oldest) if oldest.n > 1 => below = Some(oldest.n),
                Some(_) | None => return Ok(None),
            }
        }
    }

    async fn audit_page(&self, below: Option<u64>) -> Result<Vec<AuditRow>, Problem> {
        let limit = PAGE;
        let Answer::Audit(rows) = self.ask(Request::Audit { below, limit }).await? else {
            return Err(unexpected());
        };
        Ok(rows)
    }
}

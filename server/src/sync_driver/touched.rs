//! When a field was last changed, by the audit.

use domain::{RecordId, Timestamp};
use sync::message::account::AuditRow;
use sync::store::organisation::{Answer, Request};

use super::{SyncDriver, unexpected};
use crate::error::Problem;

const PAGE: usize = 500;
/// Entries of a write to a record begin with this.
const WRITE: &str = "record_put";

impl SyncDriver {
    /// Gives the moment at which the server took the newest write of a field; none for no write.
    pub(crate) async fn last_change(
        &self,
        record: RecordId,
        field: &str,
    ) -> Result<Option<Timestamp>, Problem> {
        let wrote = |row: &&AuditRow| {
            row.record == Some(record)
                && row.act.starts_with(WRITE)
                && row.fields.iter().any(|named| named == field)
        };
        let mut below = None;
        loop {
            let asked = Request::Audit { below, limit: PAGE };
            let Answer::Audit(rows) = self.ask(asked).await? else {
                return Err(unexpected());
            };
            if let Some(row) = rows.iter().find(wrote) {
                return Ok(Some(row.at));
            }
            let Some(last) = rows.last() else {
                return Ok(None);
            };
            below = Some(last.n);
        }
    }
}

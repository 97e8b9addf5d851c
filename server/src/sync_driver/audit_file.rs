//! The audit as a file, piece by piece: exactly the entries of one signed head.

use domain::canonical::MAX_INTEGER;
use sync::message::account::AuditRow;
use sync::message::tree_head::SignedTreeHead;
use sync::proof::{AuditHeader, audit_line};
use sync::store::organisation::{Answer, Request};

use super::{SyncDriver, unexpected};
use crate::error::Problem;
use crate::state::SharedState;

/// Entries read at a time.
const PAGE: u64 = 1_000;

/// A file in the making.
pub(crate) struct AuditFile {
    state: SharedState,
    header: Option<AuditHeader>,
    written: u64,
    size: u64,
}

impl AuditFile {
    /// The file of all entries of a head.
    pub(crate) fn new(state: SharedState, head: SignedTreeHead) -> Self {
        let [_, _, key, _] = state.secrets.public_keys();
        let now = state.clock.now();
        Self {
            header: Some(AuditHeader::of(now, head, key)),
            written: 0,
            size: head.head.size,
            state,
        }
    }

    /// The next piece, whole lines; none at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<u8>>, Problem> {
        if let Some(header) = self.header.take() {
            let line = header.to_line();
            return line.map(Some).map_err(|_size| unexpected());
        }
        if self.written == self.size {
            return Ok(None);
        }
        let driver = &self.state.driver;
        let rows = driver.audit_after(self.written, self.size).await?;
        let Some(last) = rows.last() else {
            return Err(unexpected());
        };
        self.written = last.n;
        Ok(Some(rows.iter().flat_map(audit_line).collect()))
    }
}

impl SyncDriver {
    /// A page of the audit entries after a number, up to another, oldest first.
    pub(crate) async fn audit_after(&self, n: u64, last: u64) -> Result<Vec<AuditRow>, Problem> {
        let end = last
            .min(n.saturating_add(PAGE))
            .min(MAX_INTEGER.unsigned_abs());
        let asked = Request::Audit {
            below: Some(end + 1),
            limit: usize::try_from(end.saturating_sub(n)).unwrap_or(0),
        };
        let Answer::Audit(mut rows) = self.ask(asked).await? else {
            return Err(unexpected());
        };
        rows.reverse();
        Ok(rows)
    }
}

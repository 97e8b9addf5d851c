//! `/api/admin/audit/file`.

use axum::response::Response;
use futures::stream;

use super::ledger::{attachment, stopped};
use crate::access::LedgerHandle;
use crate::error::Problem;
use crate::sync_driver::AuditFile;

/// `POST /api/admin/audit/file`; cut off on a failure, as the evidence file is.
pub(crate) async fn export(ledger: LedgerHandle) -> Result<Response, Problem> {
    let (name, file) = ledger.audit_file().await?;
    Ok(attachment(&name, stream::try_unfold(file, piece)))
}

async fn piece(mut file: AuditFile) -> Result<Option<(Vec<u8>, AuditFile)>, &'static str> {
    let next = file.next().await.map_err(|problem| stopped(&problem))?;
    Ok(next.map(|piece| (piece, file)))
}

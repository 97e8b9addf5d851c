//! `/api/admin/ledger`.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures::stream;

use crate::access::LedgerHandle;
use crate::error::Problem;
use crate::sync_driver::EvidenceFile;

/// `POST /api/admin/ledger`.
///
/// A failure on the way cuts the answer off, so that no browser takes what came for the file.
pub(crate) async fn export(ledger: LedgerHandle) -> Result<Response, Problem> {
    let (name, file) = ledger.evidence_file().await?;
    let pieces = stream::try_unfold(file, piece);
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

async fn piece(mut file: EvidenceFile) -> Result<Option<(Vec<u8>, EvidenceFile)>, &'static str> {
    match file.next().await {
        Ok(piece) => Ok(piece.map(|piece| (piece, file))),
        Err(problem) => {
            let _reference = problem.reference();
            Err("the export stopped")
        }
    }
}

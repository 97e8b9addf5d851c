//! `/api/admin/ledger`.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures::{TryStream, stream};

use crate::access::LedgerHandle;
use crate::error::Problem;
use crate::sync_driver::EvidenceFile;

/// `POST /api/admin/ledger`.
pub(crate) async fn export(ledger: LedgerHandle) -> Result<Response, Problem> {
    let (name, file) = ledger.evidence_file().await?;
    Ok(attachment(&name, stream::try_unfold(file, piece)))
}

/// Lines as a file that a browser saves under this name.
///
/// A failure on the way cuts the answer off, so that no browser takes what came for the file.
pub(super) fn attachment<S>(name: &str, pieces: S) -> Response
where
    S: TryStream<Ok = Vec<u8>, Error = &'static str> + Send + 'static,
{
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

/// Logs why a file ends before its end.
pub(super) fn stopped(problem: &Problem) -> &'static str {
    let _reference = problem.reference();
    "the export stopped"
}

async fn piece(mut file: EvidenceFile) -> Result<Option<(Vec<u8>, EvidenceFile)>, &'static str> {
    let next = file.next().await.map_err(|problem| stopped(&problem))?;
    Ok(next.map(|piece| (piece, file)))
}

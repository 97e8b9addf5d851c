//! `/sync/blob/{id}` and `/sync/blob/{id}/{n}`: the bytes of sealed files.

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::RecordId;
use serde::Deserialize;
use sync::blob::Cut;
use sync::message::account::{ApiErrorCode, BlobState};

use super::body::{Asked, Octets};
use crate::access::SyncHandle;
use crate::error::Problem;

/// How long the whole file is; said with each chunk.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Whole {
    length: u64,
}

/// `GET /sync/blob/{id}`.
pub(crate) async fn state(
    sync: SyncHandle,
    Path(id): Path<String>,
) -> Result<Json<BlobState>, Problem> {
    sync.blob(record(&id)?).await.map(Json)
}

/// `GET /sync/blob/{id}/{n}`.
pub(crate) async fn chunk(
    sync: SyncHandle,
    Path((id, n)): Path<(String, String)>,
) -> Result<Octets, Problem> {
    let n = n.parse().map_err(|_no_number| absent())?;
    let bytes = sync.chunk(record(&id)?, n).await?;
    Ok(Octets(bytes.into()))
}

/// `PUT /sync/blob/{id}/{n}?length=`.
pub(crate) async fn put(
    sync: SyncHandle,
    Path((id, n)): Path<(String, String)>,
    Asked(whole): Asked<Whole>,
    Octets(bytes): Octets,
) -> Result<StatusCode, Problem> {
    let cut = match whole.length {
        0 => return Err(malformed()),
        length => Cut::of(length).ok_or_else(|| Problem::of(ApiErrorCode::TooLarge))?,
    };
    let n = n.parse().map_err(|_no_number| malformed())?;
    if cut.size(n) != Some(bytes.len()) {
        return Err(malformed());
    }
    sync.put_chunk(record(&id)?, (cut, n), bytes.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn record(id: &str) -> Result<RecordId, Problem> {
    RecordId::parse(id).ok_or_else(absent)
}

fn absent() -> Problem {
    Problem::of(ApiErrorCode::NotFound)
}

fn malformed() -> Problem {
    Problem::of(ApiErrorCode::Malformed)
}

//! `/api/rewraps`: data keys that readers' devices wrap again, confirm and refuse.

use axum::Json;
use serde::Deserialize;
use sync::message::account::{ApiErrorCode, MAX_REWRAPS, ReWrapAct, ReWrapAnswer, ReWrapsDue};

use super::body::{Asked, JsonBody};
use crate::access::SyncHandle;
use crate::error::Problem;

/// The change after which to look.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Since {
    since: u64,
}

/// `GET /api/rewraps?since=N`.
pub(crate) async fn due(
    sync: SyncHandle,
    Asked(Since { since }): Asked<Since>,
) -> Result<Json<ReWrapsDue>, Problem> {
    sync.rewraps_due(since).await.map(Json)
}

/// `POST /api/rewraps`.
pub(crate) async fn act(
    sync: SyncHandle,
    JsonBody(acts): JsonBody<Vec<ReWrapAct>>,
) -> Result<Json<Vec<ReWrapAnswer>>, Problem> {
    if acts.len() > MAX_REWRAPS {
        return Err(Problem::of(ApiErrorCode::TooLarge));
    }
    sync.rewrap(&acts).await.map(Json)
}

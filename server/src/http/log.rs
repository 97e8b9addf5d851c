//! `/api/log`: the organisation log.

use axum::Json;
use axum::extract::Query;
use axum::http::StatusCode;
use domain::organisation::SignedStatement;
use serde::Deserialize;
use sync::message::account::LogAppend;

use super::body::JsonBody;
use crate::access::{SessionHandle, SyncHandle};
use crate::error::Problem;

/// What is asked for.
#[derive(Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    after: u64,
}

/// `GET /api/log?after=N`.
pub(crate) async fn read(
    session: SessionHandle,
    Query(After { after }): Query<After>,
) -> Result<Json<Vec<SignedStatement>>, Problem> {
    session.log(after).await.map(Json)
}

/// `POST /api/log`.
pub(crate) async fn append(
    sync: SyncHandle,
    JsonBody(request): JsonBody<LogAppend>,
) -> Result<StatusCode, Problem> {
    sync.append_log(&request).await?;
    Ok(StatusCode::NO_CONTENT)
}

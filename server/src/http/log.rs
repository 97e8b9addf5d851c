//! `/api/log`: the organisation log.

use axum::Json;
use axum::http::StatusCode;
use domain::organisation::SignedStatement;
use serde::Deserialize;
use sync::message::account::LogAppend;

use super::body::{Asked, JsonBody};
use crate::access::{SessionHandle, SyncHandle};
use crate::error::Problem;

mod grants;

pub(crate) use grants::grants;

/// What is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct After {
    #[serde(default)]
    after: u64,
}

/// `GET /api/log?after=N`.
pub(crate) async fn read(
    session: SessionHandle,
    Asked(After { after }): Asked<After>,
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

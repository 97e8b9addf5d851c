//! `/api/sealed-copies`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use sync::message::account::{CopyDelete, CopyHanded, CopyName, CopyOpen, CopyRow, CopyUpload};

use super::body::JsonBody;
use crate::access::CopyHandle;
use crate::copies;
use crate::error::Problem;
use crate::state::SharedState;

/// `POST /api/sealed-copies`.
pub(crate) async fn keep(
    copies: CopyHandle,
    JsonBody(upload): JsonBody<CopyUpload>,
) -> Result<StatusCode, Problem> {
    copies.keep(upload).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /api/sealed-copies`.
pub(crate) async fn own(copies: CopyHandle) -> Result<Json<Vec<CopyRow>>, Problem> {
    copies.own().await.map(Json)
}

/// `POST /api/sealed-copies/take`.
pub(crate) async fn take(
    copies: CopyHandle,
    JsonBody(wanted): JsonBody<CopyName>,
) -> Result<Json<CopyHanded>, Problem> {
    copies.take(wanted).await.map(Json)
}

/// `POST /api/sealed-copies/delete`.
pub(crate) async fn delete(
    copies: CopyHandle,
    JsonBody(what): JsonBody<CopyDelete>,
) -> Result<StatusCode, Problem> {
    copies.delete(what).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/sealed-copies/open`.
pub(crate) async fn open(
    State(state): State<SharedState>,
    JsonBody(request): JsonBody<CopyOpen>,
) -> Result<Json<CopyHanded>, Problem> {
    copies::open(&state, &request).await.map(Json)
}

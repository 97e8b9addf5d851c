//! `/api/lockbox` and `/api/lockboxes`.

use axum::Json;
use axum::http::StatusCode;
use domain::access::SignedLockboxRequest;
use sync::message::account::{CopyHanded, LockboxApprove, LockboxName, LockboxRow, LockboxTake};

use super::body::JsonBody;
use crate::access::{CopyHandle, SupportHandle};
use crate::error::Problem;

/// `POST /api/lockbox`.
pub(crate) async fn ask(
    support: SupportHandle,
    JsonBody(request): JsonBody<SignedLockboxRequest>,
) -> Result<StatusCode, Problem> {
    support.ask(request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /api/lockboxes`.
pub(crate) async fn list(copies: CopyHandle) -> Result<Json<Vec<LockboxRow>>, Problem> {
    copies.lockboxes().await.map(Json)
}

/// `POST /api/lockbox/approve`.
pub(crate) async fn approve(
    copies: CopyHandle,
    JsonBody(yes): JsonBody<LockboxApprove>,
) -> Result<StatusCode, Problem> {
    copies.approve(yes).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/lockbox/end`.
pub(crate) async fn end(
    copies: CopyHandle,
    JsonBody(wanted): JsonBody<LockboxName>,
) -> Result<StatusCode, Problem> {
    copies.end_lockbox(wanted).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/lockbox/take`.
pub(crate) async fn take(
    support: SupportHandle,
    JsonBody(wanted): JsonBody<LockboxTake>,
) -> Result<Json<CopyHanded>, Problem> {
    support.take(wanted).await.map(Json)
}

//! `/api/device-claim` and `/api/device-claims`.

use axum::Json;
use sync::message::account::{DeviceClaim, PendingDevice};

use super::body::JsonBody;
use crate::access::{SessionHandle, SyncHandle};
use crate::error::Problem;

/// `POST /api/device-claim`.
pub(crate) async fn make(
    session: SessionHandle,
    JsonBody(claim): JsonBody<DeviceClaim>,
) -> Result<Json<PendingDevice>, Problem> {
    session.claim_device(claim).await.map(Json)
}

/// `GET /api/device-claims`.
pub(crate) async fn list(sync: SyncHandle) -> Result<Json<Vec<PendingDevice>>, Problem> {
    sync.device_claims().await.map(Json)
}

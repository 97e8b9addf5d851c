//! `/api/lease` and `/api/admin/lease`.

use axum::Json;
use axum::http::StatusCode;
use domain::access::SignedLease;
use sync::message::account::LeaseDays;

use super::body::JsonBody;
use crate::access::{AdminHandle, OversightHandle, SyncHandle};
use crate::error::Problem;

/// `POST /api/lease`.
pub(crate) async fn give(sync: SyncHandle) -> Result<Json<SignedLease>, Problem> {
    sync.lease().await.map(Json)
}

/// `GET /api/admin/lease`.
pub(crate) async fn days(oversight: OversightHandle) -> Result<Json<LeaseDays>, Problem> {
    oversight.lease_days().await.map(Json)
}

/// `POST /api/admin/lease`.
pub(crate) async fn set_days(
    admin: AdminHandle,
    JsonBody(wanted): JsonBody<LeaseDays>,
) -> Result<StatusCode, Problem> {
    admin.set_lease_days(wanted).await?;
    Ok(StatusCode::NO_CONTENT)
}

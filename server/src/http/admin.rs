//! `/api/admin`.

use axum::Json;
use axum::extract::Query;
use domain::DeviceId;
use domain::organisation::DatabaseHead;
use serde::Deserialize;
use sync::message::account::{AuditRow, DeviceRow, ExposureRow, MailRow, ReviewRow};

use crate::access::OversightHandle;
use crate::error::Problem;

/// `GET /api/admin/audit`.
pub(crate) async fn audit(oversight: OversightHandle) -> Result<Json<Vec<AuditRow>>, Problem> {
    oversight.audit().await.map(Json)
}

/// `GET /api/admin/restored`.
pub(crate) async fn restored(
    oversight: OversightHandle,
) -> Result<Json<Option<DatabaseHead>>, Problem> {
    oversight.restored().await.map(Json)
}

/// `GET /api/admin/devices`.
pub(crate) async fn devices(oversight: OversightHandle) -> Result<Json<Vec<DeviceRow>>, Problem> {
    oversight.devices().await.map(Json)
}

/// Which device is asked about.
#[derive(Deserialize)]
pub(crate) struct Of {
    device: DeviceId,
}

/// `GET /api/admin/exposure?device=ID`.
pub(crate) async fn exposure(
    oversight: OversightHandle,
    Query(Of { device }): Query<Of>,
) -> Result<Json<ExposureRow>, Problem> {
    oversight.exposure(device).await.map(Json)
}

/// `GET /api/admin/review`.
pub(crate) async fn review(oversight: OversightHandle) -> Result<Json<Vec<ReviewRow>>, Problem> {
    oversight.review().await.map(Json)
}

/// `GET /api/admin/mail`.
pub(crate) async fn mail(oversight: OversightHandle) -> Result<Json<Vec<MailRow>>, Problem> {
    oversight.mail().await.map(Json)
}

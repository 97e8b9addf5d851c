//! `/api/portal-link`.

use axum::http::StatusCode;
use sync::message::account::PortalLink;

use super::body::JsonBody;
use crate::access::SalesHandle;
use crate::error::Problem;

/// `POST /api/portal-link`.
pub(crate) async fn portal_link(
    sales: SalesHandle,
    JsonBody(request): JsonBody<PortalLink>,
) -> Result<StatusCode, Problem> {
    sales.send_portal_link(request.contact).await?;
    Ok(StatusCode::NO_CONTENT)
}

//! `/api/sessions`.

use axum::Json;
use axum::http::StatusCode;
use sync::message::account::{EndSession, SessionRow};

use super::body::JsonBody;
use crate::access::AccountHandle;
use crate::error::Problem;

/// `GET /api/sessions`.
pub(crate) async fn list(account: AccountHandle) -> Result<Json<Vec<SessionRow>>, Problem> {
    account.sessions().await.map(Json)
}

/// `POST /api/sessions/end`.
pub(crate) async fn end(
    account: AccountHandle,
    JsonBody(request): JsonBody<EndSession>,
) -> Result<StatusCode, Problem> {
    account.end_session(&request.name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/sessions/end-others`.
pub(crate) async fn end_others(account: AccountHandle) -> Result<StatusCode, Problem> {
    account.end_other_sessions().await?;
    Ok(StatusCode::NO_CONTENT)
}

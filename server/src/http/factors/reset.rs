//! `/api/admin/factor-reset` and `/api/factor-reset`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use sync::message::account::{
    AskFactorReset, Enrolment, FactorReset, FactorResetBegin, FactorResetFinish, SessionInfo,
};

use crate::access::{AccountHandle, AdminHandle};
use crate::auth::factor_reset;
use crate::error::Problem;
use crate::http::account::WithCookie;
use crate::http::body::JsonBody;
use crate::http::browser::Browser;
use crate::http::peer::Peer;
use crate::state::SharedState;

/// `POST /api/admin/factor-reset`.
pub(crate) async fn ask(
    admin: AdminHandle,
    JsonBody(request): JsonBody<AskFactorReset>,
) -> Result<StatusCode, Problem> {
    admin.reset_factors(request.user).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /api/admin/factor-resets`.
pub(crate) async fn list(admin: AdminHandle) -> Result<Json<Vec<FactorReset>>, Problem> {
    admin.factor_resets().await.map(Json)
}

/// `POST /api/factor-reset/cancel`.
pub(crate) async fn cancel(account: AccountHandle) -> Result<StatusCode, Problem> {
    account.cancel_reset().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/factor-reset/begin`.
pub(crate) async fn begin(
    State(state): State<SharedState>,
    Peer(peer): Peer,
    JsonBody(request): JsonBody<FactorResetBegin>,
) -> Result<Json<Enrolment>, Problem> {
    let enrolment = factor_reset::begin(&state, &request, &peer).await;
    enrolment.map(Json)
}

/// `POST /api/factor-reset/finish`.
pub(crate) async fn finish(
    State(state): State<SharedState>,
    Peer(peer): Peer,
    Browser(browser): Browser,
    JsonBody(request): JsonBody<FactorResetFinish>,
) -> Result<WithCookie<SessionInfo>, Problem> {
    let signed_in = factor_reset::finish(&state, &request, (&peer, &browser)).await;
    signed_in.map(|(info, cookie)| WithCookie(info, cookie))
}

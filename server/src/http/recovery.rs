//! `/api/recovery` and `/api/recoveries`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use sync::message::account::{
    PasskeyAsked, RecoveryAsk, RecoveryAsked, RecoveryFinish, RecoveryOpened, RecoveryRow,
    RecoveryStanding, RecoveryToken, SessionInfo, SignInBegin,
};

use super::account::WithCookie;
use super::body::JsonBody;
use super::browser::Browser;
use super::peer::Peer;
use crate::access::AdminHandle;
use crate::auth::recovery;
use crate::error::Problem;
use crate::state::SharedState;

/// `POST /api/recovery/passkey`.
pub(crate) async fn begin_passkey(
    State(state): State<SharedState>,
    Peer(peer): Peer,
    JsonBody(request): JsonBody<SignInBegin>,
) -> Result<Json<PasskeyAsked>, Problem> {
    let asked = recovery::begin_passkey(&state, &request.email, &peer).await;
    asked.map(Json)
}

/// `POST /api/recovery/ask`.
pub(crate) async fn ask(
    State(state): State<SharedState>,
    Peer(peer): Peer,
    JsonBody(request): JsonBody<RecoveryAsk>,
) -> Result<Json<RecoveryAsked>, Problem> {
    recovery::ask(&state, &request, &peer).await.map(Json)
}

/// `POST /api/recovery/look`.
pub(crate) async fn look(
    State(state): State<SharedState>,
    JsonBody(request): JsonBody<RecoveryToken>,
) -> Result<Json<RecoveryStanding>, Problem> {
    recovery::look(&state, &request.token).await.map(Json)
}

/// `POST /api/recovery/open`.
pub(crate) async fn open(
    State(state): State<SharedState>,
    JsonBody(request): JsonBody<RecoveryToken>,
) -> Result<Json<RecoveryOpened>, Problem> {
    recovery::open(&state, &request.token).await.map(Json)
}

/// `POST /api/recovery/finish`.
pub(crate) async fn finish(
    State(state): State<SharedState>,
    Browser(browser): Browser,
    JsonBody(request): JsonBody<RecoveryFinish>,
) -> Result<WithCookie<SessionInfo>, Problem> {
    let (info, cookie) = recovery::finish(&state, &request, &browser).await?;
    Ok(WithCookie(info, cookie))
}

/// `GET /api/recoveries`.
pub(crate) async fn list(admin: AdminHandle) -> Result<Json<Vec<RecoveryRow>>, Problem> {
    admin.recoveries().await.map(Json)
}

/// `POST /api/recoveries/refuse`.
pub(crate) async fn refuse(admin: AdminHandle) -> Result<StatusCode, Problem> {
    admin.refuse_recoveries().await?;
    Ok(StatusCode::NO_CONTENT)
}

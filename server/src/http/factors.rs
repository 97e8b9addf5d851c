//! `/api/factors`, `/api/app`, `/api/passkeys`, `/api/passkey` and `/api/step-up`.

pub(crate) mod reset;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use sync::message::account::{
    Enrolment, Factors, NewApp, NewPasskey, PasskeyAnswer, PasskeyAsked, PasskeySignIn,
    RemovePasskey, SessionInfo, SignInBegin, StepUp,
};

use super::account::WithCookie;
use super::body::JsonBody;
use super::browser::Browser;
use super::peer::Peer;
use crate::access::{AccountHandle, SessionHandle};
use crate::auth::passkey;
use crate::error::Problem;
use crate::state::SharedState;

/// `POST /api/step-up`.
pub(crate) async fn step_up(
    session: SessionHandle,
    JsonBody(request): JsonBody<StepUp>,
) -> Result<StatusCode, Problem> {
    session.confirm(&request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/step-up/passkey`.
pub(crate) async fn step_up_passkey(session: SessionHandle) -> Result<Json<PasskeyAsked>, Problem> {
    session.ask_passkey().await.map(Json)
}

/// `POST /api/passkey/begin`.
pub(crate) async fn begin(
    State(state): State<SharedState>,
    Peer(peer): Peer,
    JsonBody(request): JsonBody<SignInBegin>,
) -> Result<Json<PasskeyAsked>, Problem> {
    let asked = passkey::sign_in::begin(&state, &request.email, &peer).await;
    asked.map(Json)
}

/// `POST /api/passkey/sign-in`.
pub(crate) async fn sign_in(
    State(state): State<SharedState>,
    Peer(peer): Peer,
    Browser(browser): Browser,
    JsonBody(request): JsonBody<PasskeySignIn>,
) -> Result<WithCookie<SessionInfo>, Problem> {
    let signed_in = passkey::sign_in::finish(&state, &request, &peer, &browser).await;
    signed_in.map(|(info, cookie)| WithCookie(info, cookie))
}

/// `GET /api/factors`.
pub(crate) async fn list(account: AccountHandle) -> Result<Json<Factors>, Problem> {
    account.factors().await.map(Json)
}

/// `POST /api/app/begin`.
pub(crate) async fn begin_app(account: AccountHandle) -> Result<Json<Enrolment>, Problem> {
    account.begin_app().await.map(Json)
}

/// `POST /api/app`.
pub(crate) async fn use_app(
    account: AccountHandle,
    JsonBody(request): JsonBody<NewApp>,
) -> Result<StatusCode, Problem> {
    account.use_app(&request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/passkeys/begin`.
pub(crate) async fn new_passkey(
    account: AccountHandle,
    JsonBody(request): JsonBody<NewPasskey>,
) -> Result<Json<PasskeyAsked>, Problem> {
    account.new_passkey(&request).await.map(Json)
}

/// `POST /api/passkeys`.
pub(crate) async fn add_passkey(
    account: AccountHandle,
    JsonBody(request): JsonBody<PasskeyAnswer>,
) -> Result<StatusCode, Problem> {
    account.add_passkey(&request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/passkeys/remove`.
pub(crate) async fn remove_passkey(
    account: AccountHandle,
    JsonBody(request): JsonBody<RemovePasskey>,
) -> Result<StatusCode, Problem> {
    account.remove_passkey(&request.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

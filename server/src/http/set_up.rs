//! `/api/set-up`.

use axum::Json;
use axum::extract::State;
use sync::message::account::{
    Enrolment, PasskeyAsked, SessionInfo, SetUpBegin, SetUpFinish, SetUpPasskey,
};

use super::account::WithCookie;
use super::body::JsonBody;
use super::browser::Browser;
use crate::auth::set_up;
use crate::error::Problem;
use crate::state::SharedState;

/// `POST /api/set-up/begin`.
pub(crate) async fn begin(
    State(state): State<SharedState>,
    JsonBody(request): JsonBody<SetUpBegin>,
) -> Result<Json<Enrolment>, Problem> {
    set_up::begin(&state, &request).await.map(Json)
}

/// `POST /api/set-up/finish`.
pub(crate) async fn finish(
    State(state): State<SharedState>,
    Browser(browser): Browser,
    JsonBody(request): JsonBody<SetUpFinish>,
) -> Result<WithCookie<SessionInfo>, Problem> {
    let (info, cookie) = set_up::finish(&state, &request, &browser).await?;
    Ok(WithCookie(info, cookie))
}

/// `POST /api/set-up/passkey`.
pub(crate) async fn new_passkey(
    State(state): State<SharedState>,
    JsonBody(request): JsonBody<SetUpPasskey>,
) -> Result<Json<PasskeyAsked>, Problem> {
    set_up::new_passkey(&state, &request).await.map(Json)
}

//! `/api/invite` and `/api/invites`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use sync::message::account::{
    Invite, InviteAccept, InviteOpen, InviteOpened, InvitePasskey, PasskeyAsked, PendingInvite,
    SessionInfo,
};

use super::account::WithCookie;
use super::body::JsonBody;
use super::browser::Browser;
use crate::access::AdminHandle;
use crate::auth::invite;
use crate::error::Problem;
use crate::state::SharedState;

/// `POST /api/invite`.
pub(crate) async fn make(
    admin: AdminHandle,
    JsonBody(request): JsonBody<Invite>,
) -> Result<StatusCode, Problem> {
    admin.invite(request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /api/invites`.
pub(crate) async fn list(admin: AdminHandle) -> Result<Json<Vec<PendingInvite>>, Problem> {
    admin.invites().await.map(Json)
}

/// `POST /api/invite/open`.
pub(crate) async fn open(
    State(state): State<SharedState>,
    JsonBody(request): JsonBody<InviteOpen>,
) -> Result<Json<InviteOpened>, Problem> {
    invite::open(&state, &request).await.map(Json)
}

/// `POST /api/invite/accept`.
pub(crate) async fn accept(
    State(state): State<SharedState>,
    Browser(browser): Browser,
    JsonBody(request): JsonBody<InviteAccept>,
) -> Result<WithCookie<SessionInfo>, Problem> {
    let (info, cookie) = invite::accept(&state, &request, &browser).await?;
    Ok(WithCookie(info, cookie))
}

/// `POST /api/invite/passkey`.
pub(crate) async fn new_passkey(
    State(state): State<SharedState>,
    JsonBody(request): JsonBody<InvitePasskey>,
) -> Result<Json<PasskeyAsked>, Problem> {
    invite::new_passkey(&state, &request).await.map(Json)
}

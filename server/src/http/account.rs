//! `/api/sign-in`, `/api/session`, `/api/sign-out`.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sync::message::account::{KdfParams, SessionInfo, SignIn, SignInBegin, Unlock};

use super::body::JsonBody;
use super::browser::Browser;
use super::peer::Peer;
use crate::access::SessionHandle;
use crate::auth::sign_in;
use crate::error::Problem;
use crate::state::SharedState;

/// An answer that sets a cookie.
pub(crate) struct WithCookie<T>(pub(crate) T, pub(crate) HeaderValue);

impl<T: Serialize> IntoResponse for WithCookie<T> {
    fn into_response(self) -> Response {
        let mut response = Json(self.0).into_response();
        response.headers_mut().append(header::SET_COOKIE, self.1);
        response
    }
}

/// `POST /api/sign-in/begin`.
pub(crate) async fn begin(
    State(state): State<SharedState>,
    JsonBody(request): JsonBody<SignInBegin>,
) -> Result<Json<KdfParams>, Problem> {
    sign_in::begin(&state, &request.email).await.map(Json)
}

/// `POST /api/sign-in`.
pub(crate) async fn finish(
    State(state): State<SharedState>,
    Peer(peer): Peer,
    Browser(browser): Browser,
    JsonBody(request): JsonBody<SignIn>,
) -> Result<WithCookie<SessionInfo>, Problem> {
    let (info, cookie) = sign_in::finish(&state, &request, &peer, &browser).await?;
    Ok(WithCookie(info, cookie))
}

/// `GET /api/session`.
pub(crate) async fn show(session: SessionHandle) -> Json<SessionInfo> {
    Json(session.info())
}

/// `POST /api/session/unlock`.
pub(crate) async fn unlock(
    session: SessionHandle,
    JsonBody(proof): JsonBody<Unlock>,
) -> Result<Json<SessionInfo>, Problem> {
    session.unlock(&proof).await.map(Json)
}

/// `POST /api/session/lock`.
pub(crate) async fn lock(session: SessionHandle) -> Result<StatusCode, Problem> {
    session.lock().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/sign-out`.
pub(crate) async fn sign_out(session: SessionHandle) -> Result<Response, Problem> {
    let cookie = session.sign_out().await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

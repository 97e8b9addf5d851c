//! The layer in front of dangerous acts: each is confirmed with a second factor first.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::UserId;
use domain::organisation::Organisation;
use sync::message::account::ApiErrorCode;

use super::caller::Caller;
use crate::auth::step_up;
use crate::error::Problem;
use crate::state::SharedState;

/// Says whether a request of a user has to be confirmed, by its body.
pub type Judge = fn(&Organisation, UserId, &[u8]) -> bool;

/// What a route demands.
#[derive(Clone, Copy)]
pub(crate) struct Demand {
    /// Which requests wait.
    pub(crate) judge: Judge,
    /// How long a body may be.
    pub(crate) limit: usize,
}

/// Lets a request pass that needs no confirmation or uses its own up.
pub(crate) async fn demand(
    State((state, demand)): State<(SharedState, Demand)>,
    request: Request,
    next: Next,
) -> Response {
    match confirmed(&state, demand, request).await {
        Ok(request) => next.run(request).await,
        Err(refused) => refused.into_response(),
    }
}

async fn confirmed(
    state: &SharedState,
    demand: Demand,
    request: Request,
) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    let read = to_bytes(body, demand.limit).await;
    let body = read.map_err(|_refused| Problem::of(ApiErrorCode::TooLarge))?;
    let caller = Caller::find(state, &parts.headers).await?;
    if (demand.judge)(&caller.organisation, caller.user(), &body) {
        let target = parts.uri.path_and_query();
        let target = target.map_or_else(|| parts.uri.path(), |target| target.as_str());
        let act = step_up::act_of(&caller.session.id, target, &body);
        step_up::begin(state, &caller.session.id, act).await?;
    }
    Ok(Request::from_parts(parts, Body::from(body)))
}

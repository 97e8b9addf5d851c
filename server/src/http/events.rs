//! `/sync/events`: the hints of `/sync/ws` as server-sent events, for networks that let no `WebSocket`
//! through.

use std::convert::Infallible;

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures::stream;

use sync::message::account::ApiErrorCode;

use super::cross_site;
use super::hints::Hints;
use crate::access::SessionHandle;
use crate::error::Problem;
use crate::state::SharedState;

/// `GET /sync/events`; a proxy that collects what passes would hold every hint back.
pub(crate) async fn open(
    State(state): State<SharedState>,
    session: SessionHandle,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if !cross_site::is_own(&headers, &state.config.origin) {
        return Err(cross_site::foreign());
    }
    if !accepts_events(&headers) {
        return Err(Problem::of(ApiErrorCode::Malformed));
    }
    let hints = Hints::take(&state, session)?;
    let events = stream::unfold(hints, async |mut hints| {
        let event = match hints.next().await?.text() {
            Some(text) => Event::default().data(text),
            None => Event::default().comment("still there"),
        };
        Some((Ok::<_, Infallible>(event), hints))
    });
    let headers = [
        (header::CACHE_CONTROL.as_str(), "no-store"),
        ("x-accel-buffering", "no"),
    ];
    Ok((headers, Sse::new(events)).into_response())
}

/// Every `EventSource` says so (HTML, server-sent events); anything else would wait for an end.
fn accepts_events(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .is_some_and(|kind| kind == "text/event-stream")
}

//! Pages of staff: rendered before anyone is signed in, a static shell afterwards.

use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Redirect, Response};
use leptos::nonce::use_nonce;
use leptos::prelude::expect_context;
use leptos_axum::ResponseOptions;

use super::headers;
use crate::config::Origin;
use crate::error::Problem;
use crate::state::SharedState;

/// `GET /`: where a person starts.
pub(crate) async fn start(State(state): State<SharedState>) -> Result<Redirect, Problem> {
    let there = state.driver.organisation().await?.is_some();
    Ok(Redirect::to(if there { "/sign-in" } else { "/set-up" }))
}

/// Pages rendered on the host, each with a nonce of its own.
pub(crate) async fn rendered(State(state): State<SharedState>, request: Request) -> Response {
    let (origin, options) = (state.config.origin.clone(), state.leptos.clone());
    let render = leptos_axum::render_app_async_with_context(
        move || allow_nonce(&origin),
        move || app::shell(options.clone()),
    );
    render(request).await
}

/// The document of the staff areas: no data, no inline script, the same for everyone.
pub(crate) async fn shell() -> Response {
    let document = app::static_shell();
    ([(header::CACHE_CONTROL, "no-cache")], Html(document)).into_response()
}

/// Allows the inline scripts of the page being rendered.
fn allow_nonce(origin: &Origin) {
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let policy = headers::policy(origin, nonce.as_deref());
    expect_context::<ResponseOptions>().insert_header(header::CONTENT_SECURITY_POLICY, policy);
}

//! What a browser says of itself, cut down to a name from a fixed list.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use sync::message::account::browser_name;

/// The browser a request came from, such as "Chromium on Linux".
pub(crate) struct Browser(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let agent = parts.headers.get(header::USER_AGENT);
        let said = agent.and_then(|agent| agent.to_str().ok());
        Ok(Self(browser_name(said.unwrap_or_default())))
    }
}

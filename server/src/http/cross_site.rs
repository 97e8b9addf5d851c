//! The cross-site rule (security design, section 2), also before a session exists.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sync::message::account::ApiErrorCode;

use crate::config::Origin;
use crate::error::Problem;
use crate::state::SharedState;

const SCRIPT_HEADER: &str = "x-souhlas";

/// Refuses every changing request that does not surely come from our own pages.
pub(crate) async fn refuse_foreign(
    State(state): State<SharedState>,
    request: Request,
    next: Next,
) -> Response {
    let changes = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let headers = request.headers();
    let scripted = is_scripted(request.uri().path());
    let own = is_own(headers, &state.config.origin)
        && (!scripted || headers.get(SCRIPT_HEADER).is_some_and(|value| value == "1"));
    if changes && !own {
        return foreign().into_response();
    }
    next.run(request).await
}

/// Whether a request comes from a page of ours.
pub(crate) fn is_own(headers: &HeaderMap, origin: &Origin) -> bool {
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => headers
            .get(header::ORIGIN)
            .is_some_and(|value| value == origin.as_str()),
    }
}

/// The refusal of a foreign request.
pub(crate) fn foreign() -> Problem {
    Problem::of(ApiErrorCode::Malformed).forbidden()
}

fn is_scripted(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/sync/")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    fn judged(pairs: &[(&'static str, &'static str)]) -> bool {
        let origin = Origin::parse("https://crm.example.org").unwrap();
        let headers = pairs
            .iter()
            .map(|(name, value)| {
                (
                    name.parse::<header::HeaderName>().unwrap(),
                    value.parse().unwrap(),
                )
            })
            .collect();
        is_own(&headers, &origin)
    }

    #[test]
    fn only_our_own_pages_pass() {
        assert!(judged(&[("sec-fetch-site", "same-origin")]));
        assert!(judged(&[("origin", "https://crm.example.org")]));
        for foreign in ["cross-site", "same-site", "none", ""] {
            assert!(!judged(&[
                ("sec-fetch-site", foreign),
                ("origin", "https://crm.example.org")
            ]));
        }
        for origin in [
            "null",
            "https://crm.example.org.evil",
            "http://crm.example.org",
            "https://crm.example.org:444",
        ] {
            assert!(!judged(&[("origin", origin)]), "{origin}");
        }
        assert!(!judged(&[]));
    }
}

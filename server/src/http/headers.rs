//! Headers of every answer: content-security policy, isolation, no storing of personal data.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::config::Origin;
use crate::state::SharedState;

const FIXED: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), autoplay=(), camera=(self), display-capture=(), geolocation=(), \
         gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("content-security-policy-report-only"),
        "require-trusted-types-for 'script'; report-uri /csp-report",
    ),
];

const A_YEAR: &str = "max-age=31536000";

/// Puts the headers on every answer; a page with a nonce brings its own policy, a file its own
/// cache rule.
pub(crate) async fn put_on(
    State(state): State<SharedState>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let origin = &state.config.origin;
    if origin.is_https() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(A_YEAR),
        );
    }
    put_if_absent(headers, header::CONTENT_SECURITY_POLICY, || {
        policy(origin, None)
    });
    put_if_absent(headers, header::CACHE_CONTROL, || {
        HeaderValue::from_static("no-store")
    });
    response
}

/// The content-security policy (security design, section 5). A rendered page runs what carries the
/// nonce of this answer and what that loads; other documents have no inline script at all.
pub(crate) fn policy(origin: &Origin, nonce: Option<&str>) -> HeaderValue {
    let scripts = nonce.map_or_else(|| "'self'".to_owned(), |nonce| format!("'nonce-{nonce}'"));
    let socket = origin.web_socket();
    let text = format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; font-src 'self'; connect-src 'self' {socket}; worker-src 'self'; \
         manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
         object-src 'none'; report-uri /csp-report"
    );
    HeaderValue::try_from(text).expect("origins and nonces are header text")
}

fn put_if_absent(headers: &mut HeaderMap, name: HeaderName, value: impl FnOnce() -> HeaderValue) {
    if !headers.contains_key(&name) {
        headers.insert(name, value());
    }
}

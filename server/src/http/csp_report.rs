//! Reports of browsers about blocked content: counted by directive, never stored.

use axum::body::Bytes;
use axum::http::StatusCode;
use serde::Deserialize;

#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "csp-report")]
    report: Report,
}

#[derive(Deserialize)]
struct Report {
    #[serde(rename = "effective-directive")]
    directive: String,
    disposition: Option<String>,
}

/// Notes that something was blocked; the addresses in the report may be private and are dropped.
pub(crate) async fn note(body: Bytes) -> StatusCode {
    if let Ok(Envelope { report }) = serde_json::from_slice(&body) {
        let directive: String = report
            .directive
            .chars()
            .filter(|c| c.is_ascii_lowercase() || *c == '-')
            .take(40)
            .collect();
        if report.disposition.as_deref() == Some("enforce") {
            tracing::warn!(directive, "a browser blocked content");
        }
    }
    StatusCode::NO_CONTENT
}

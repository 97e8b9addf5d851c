//! The built site: scripts, styles, icons, precompressed where the build left `.br` files.

use std::path::Path;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sync::message::account::ApiErrorCode;
use tower_http::services::ServeDir;

use crate::error::Problem;
use crate::state::SharedState;

/// Serves files that exist; everything else does not exist.
pub(crate) fn files(root: &Path) -> ServeDir {
    ServeDir::new(root)
        .precompressed_br()
        .append_index_html_on_directories(false)
}

/// `GET /release.txt`: the list of what is served, for service workers and for who checks it.
pub(crate) async fn list(State(state): State<SharedState>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, state.release.clone()).into_response()
}

/// Files may be kept but are asked for again; what is no file is answered like any other miss.
pub(crate) async fn as_files(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = if reads {
        next.run(request).await
    } else {
        missing()
    };
    match response.status() {
        StatusCode::OK | StatusCode::NOT_MODIFIED | StatusCode::PARTIAL_CONTENT => {
            let rule = HeaderValue::from_static("no-cache");
            response.headers_mut().insert(header::CACHE_CONTROL, rule);
            response
        }
        _ => missing(),
    }
}

fn missing() -> Response {
    Problem::of(ApiErrorCode::NotFound).into_response()
}

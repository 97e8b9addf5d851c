//! How long an answer may take, and that nobody cuts it off before.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sync::message::account::ApiErrorCode;

use crate::error::Problem;

/// A request that ended without an answer, as when the server stops.
const ENDED: &str = "a request was ended before its answer";

const LONGEST: Duration = Duration::from_secs(30);
/// When to come back after a request that took too long.
const PAUSE_SECONDS: u64 = 5;

/// Gives a request up that takes too long, and says when to come back. What was begun is carried
/// out also when who sent it goes away: between a commit and what is told of it nothing may end.
pub(crate) async fn end(request: Request, next: Next) -> Response {
    within(LONGEST, next.run(request)).await
}

async fn within(
    limit: Duration,
    answer: impl Future<Output = Response> + Send + 'static,
) -> Response {
    match tokio::spawn(tokio::time::timeout(limit, answer)).await {
        Ok(Ok(response)) => response,
        Ok(Err(_late)) => Problem::later(ApiErrorCode::Busy, PAUSE_SECONDS).into_response(),
        Err(ended) => match ended.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_cancelled) => Problem::broken(ENDED).into_response(),
        },
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{StatusCode, header};

    use super::*;

    #[tokio::test]
    async fn a_request_that_never_ends_is_given_up_with_a_time_to_come_back() {
        let answer = within(Duration::ZERO, std::future::pending()).await;
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.headers()[header::RETRY_AFTER], "5");
        let answer = within(LONGEST, async { StatusCode::NO_CONTENT.into_response() }).await;
        assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    }
}

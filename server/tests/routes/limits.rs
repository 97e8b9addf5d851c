//! Limits with a time to come back.

use axum::http::StatusCode;

use crate::support::App;

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_from_one_address_is_told_to_wait() {
    let app = App::start().await;
    let mut refused = None;
    for _ in 0..3000 {
        let answer = app.get("/api/session").await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.unwrap();
    assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
    assert_eq!(
        refused.code(),
        sync::message::account::ApiErrorCode::TooManyTries
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_beyond_its_bound_is_refused() {
    let app = App::start().await;
    let body = serde_json::json!({ "email": "a".repeat(20_000) });
    let request =
        crate::support::client::scripted(axum::http::Method::POST, "/api/sign-in/begin", "", &body);
    assert_eq!(
        app.send(request).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

//! Limits with a time to come back.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use sync::message::account::ApiErrorCode;

use super::portal::{linked, open, portal};
use crate::support::client::scripted;
use crate::support::{Answer, App, found, join};

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
    assert_eq!(refused.code(), ApiErrorCode::TooManyTries);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_beyond_its_bound_is_refused() {
    let app = App::start().await;
    let body = serde_json::json!({ "email": "a".repeat(20_000) });
    let request = scripted(Method::POST, "/api/sign-in/begin", "", &body);
    assert_eq!(
        app.send(request).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_behind_a_link_has_a_share_of_their_own() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, path) = linked(&app, &mut founding).await;
    let cookie = open(&app, &path).await;
    let refused = told_to_wait(async || portal(&app, "/portal", &cookie).await).await;
    assert!(refused.header("content-type").starts_with("text/html"));
    assert!(rep.get("/api/session").await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_with_a_locked_session_has_a_share_of_its_own() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let locked = join(&mut founding, 2, Role::Rep).await;
    let lock = locked.post("/api/session/lock", &()).await;
    assert!(lock.status.is_success());
    let refused = told_to_wait(async || locked.get("/api/session").await).await;
    assert_eq!(refused.code(), ApiErrorCode::TooManyTries);
    assert!(founding.admin.get("/api/session").await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_of_an_open_vault_has_a_share_of_its_own() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let refused = told_to_wait(async || rep.get("/api/grants").await).await;
    assert_eq!(refused.code(), ApiErrorCode::TooManyTries);
    assert!(founding.admin.get("/api/grants").await.status.is_success());
}

/// Asks until the answer is to wait.
async fn told_to_wait(ask: impl AsyncFn() -> Answer) -> Answer {
    for _ in 0..5_000 {
        let answer = ask().await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(answer.header("retry-after").parse::<u64>().unwrap() >= 1);
            return answer;
        }
    }
    panic!("nobody was told to wait")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_twice_unknown_or_too_deep_is_refused() {
    let app = App::start().await;
    let founding = found(&app).await;
    let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
    for body in [
        r#"{"email":"a@b.cz","email":"a@b.cz"}"#,
        r#"{"email":"a@b.cz","\u0065mail":"c@d.cz"}"#,
        r#"{"email":"a@b.cz","more":{"x":1,"x":2}}"#,
        r#"{"email":"a@b.cz"}{"email":"a@b.cz"}"#,
        &deep,
    ] {
        let mut request = scripted(Method::POST, "/api/sign-in/begin", "", &());
        *request.body_mut() = Body::from(body.to_owned());
        assert_eq!(app.send(request).await.code(), ApiErrorCode::Malformed);
    }
    for query in ["after=1&after=2", "before=1", "after=-1", "after=x"] {
        let answer = founding.admin.get(&format!("/api/log?{query}")).await;
        assert_eq!(answer.code(), ApiErrorCode::Malformed, "{query}");
    }
    for form in ["act=open&act=open", "act=open&more=1", "act=grant", ""] {
        let answer = app.form("/p/AAAA", None, form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
    }
}

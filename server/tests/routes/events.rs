//! `/sync/events`: the same hints without a socket.

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use domain::Bytes;
use futures::StreamExt;
use tower::ServiceExt;

use crate::support::contact::{contact_op, push};
use crate::support::{App, Client, ORIGIN, found, new_contact};

fn request(client: &Client<'_>, origin: &str, accept: &str) -> Request<Body> {
    Request::get("/sync/events")
        .header(header::COOKIE, &client.cookie)
        .header(header::ORIGIN, origin)
        .header(header::ACCEPT, accept)
        .extension(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50_000))))
        .body(Body::empty())
        .unwrap()
}

/// The next event that says something.
async fn hint(events: &mut BodyDataStream) -> Option<String> {
    loop {
        let next = tokio::time::timeout(Duration::from_secs(10), events.next()).await;
        let text = String::from_utf8(next.unwrap()?.unwrap().to_vec()).unwrap();
        if let Some(data) = text.strip_prefix("data: ") {
            return Some(data.trim_end().to_owned());
        }
    }
}

/// A line that is open and has told the head of an organisation without changes.
async fn line(app: &App, client: &Client<'_>) -> BodyDataStream {
    let asked = request(client, ORIGIN, "text/event-stream");
    let response = app.router.clone().oneshot(asked).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    assert_eq!(response.headers()["x-accel-buffering"], "no");
    let mut events = response.into_body().into_data_stream();
    assert_eq!(hint(&mut events).await.as_deref(), Some(r#"{"head":0}"#));
    events
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_is_told_and_the_end_of_the_session_ends_the_line() {
    let app = App::start().await;
    let founding = found(&app).await;
    let mut events = line(&app, &founding.admin).await;
    new_contact(&founding.admin, 1, 7, None).await;
    assert_eq!(hint(&mut events).await.as_deref(), Some(r#"{"head":1}"#));
    founding.admin.post("/api/sign-out", &()).await;
    assert_eq!(hint(&mut events).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_only_the_audit_knows_wakes_no_device() {
    let app = App::start().await;
    let founding = found(&app).await;
    let mut events = line(&app, &founding.admin).await;
    let refused_and_then_a_contact = async {
        let wrong = Bytes(vec![0; 32]);
        let answer = founding.admin.try_sign_in(&wrong, "000000").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        new_contact(&founding.admin, 1, 7, None).await;
    };
    let (told, ()) = tokio::join!(hint(&mut events), refused_and_then_a_contact);
    assert_eq!(told.as_deref(), Some(r#"{"head":1}"#));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_before_its_browser_went_away_is_committed_and_told() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let mut events = line(&app, admin).await;
    let op = contact_op(1, 7, None, app.now());
    let mut sending = Box::pin(push(admin, vec![op]));
    assert!(futures::poll!(sending.as_mut()).is_pending());
    drop(sending);
    assert_eq!(hint(&mut events).await.as_deref(), Some(r#"{"head":1}"#));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_page_and_what_is_no_event_source_open_no_line() {
    let app = App::start().await;
    let founding = found(&app).await;
    for (origin, accept, status) in [
        (
            "https://evil.example",
            "text/event-stream",
            StatusCode::FORBIDDEN,
        ),
        (ORIGIN, "*/*", StatusCode::BAD_REQUEST),
    ] {
        let asked = request(&founding.admin, origin, accept);
        assert_eq!(app.send(asked).await.status, status, "{origin} {accept}");
    }
}

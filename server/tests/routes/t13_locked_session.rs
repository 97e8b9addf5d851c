//! T13: the cookie of a locked profile gets no personal data from any route.

use axum::body::Body;
use axum::http::{Request, header};
use domain::access::Role;
use server::router;
use sync::message::account::PortalLink;
use sync::message::v1::{self, PullRequest};

use super::portal::linked;
use crate::support::{App, Client, ORIGIN, found, join, record};

/// What a contact holds, as it would stand in an answer.
const PLANTED: [&str; 3] = ["Nováková", "jana@example.com", "newsletter/email"];

/// The request of a client that uses the route as it is meant.
fn meant(client: &Client<'_>, method: &str, path: &str) -> Request<Body> {
    let pull = PullRequest {
        device: client.device.id,
        cursor: 0,
        log: 0,
    };
    let (kind, body) = match path {
        "/sync/pull" => ("application/octet-stream", v1::encode(&pull)),
        "/api/portal-link" => {
            let contact = record(7).0;
            let body = serde_json::to_vec(&PortalLink { contact }).unwrap();
            ("application/json", body)
        }
        _ => ("application/json", b"null".to_vec()),
    };
    Request::builder()
        .method(method)
        .uri(path.replace("{*rest}", "contacts").replace("{id}", "x"))
        .header(header::COOKIE, &client.cookie)
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, kind)
        .header("x-souhlas", "1")
        .body(Body::from(body))
        .unwrap()
}

/// The routes that answered with one of the planted values.
async fn tellers(client: &Client<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for route in router::table() {
        if route.path == "/api/sign-out" || route.path.starts_with("/api/session/") {
            continue;
        }
        let request = meant(client, route.method.as_str(), route.path);
        let told = client.app.send(request).await.text();
        if PLANTED.iter().any(|value| told.contains(value)) {
            found.push(route.path.to_owned());
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_session_of_any_role_is_told_nothing_about_anyone() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, _path) = linked(&app, &mut founding).await;
    let mut clients = vec![rep];
    for (number, role) in (10..).zip(Role::ALL) {
        clients.push(join(&mut founding, number, role).await);
    }
    clients.push(founding.admin);
    assert_eq!(tellers(&clients[0]).await, ["/sync/pull"]);
    for client in &clients {
        let locked = client.post("/api/session/lock", &()).await;
        assert!(locked.status.is_success());
        assert_eq!(tellers(client).await, [""; 0], "{}", client.email);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_never_unlocked_or_ran_out_is_a_locked_one() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, _path) = linked(&app, &mut founding).await;
    app.pass_seconds(15 * 60);
    assert_eq!(tellers(&rep).await, [""; 0]);
    founding.admin.sign_in().await;
    assert_eq!(tellers(&founding.admin).await, [""; 0]);
}

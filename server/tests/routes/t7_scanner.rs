//! T7: a mail scanner opens every link, and nothing changes.

use axum::body::Body;
use axum::http::{Method, Request, header};
use server::router;

use super::portal::{audit, linked, open, portal};
use crate::support::{App, found};

const SAFE: [Method; 3] = [Method::GET, Method::HEAD, Method::OPTIONS];

async fn look(app: &App, method: &Method, path: &str, cookie: &str) {
    let request = Request::builder()
        .method(method.clone())
        .uri(path)
        .header(header::COOKIE, cookie);
    app.send(request.body(Body::empty()).unwrap()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t7_a_scanner_that_opens_every_link_changes_nothing() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_rep, path) = linked(&app, &mut founding).await;
    let before = audit(&founding.admin).await;
    for method in &SAFE {
        for _ in 0..3 {
            look(&app, method, &path, "").await;
        }
    }
    let cookie = open(&app, &path).await;
    for path in [
        "/portal",
        "/portal/withdraw",
        "/portal/withdraw?purpose=*&channel=*",
    ] {
        portal(&app, path, &cookie).await;
    }
    assert_eq!(audit(&founding.admin).await, before);
    let page = portal(&app, "/portal", &cookie).await.text();
    assert!(page.contains("value=\"newsletter\""), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn t7_no_address_changes_anything_when_it_is_only_looked_at_whoever_looks() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, link) = linked(&app, &mut founding).await;
    let (before, log) = (
        audit(&founding.admin).await,
        statements(&founding.admin).await,
    );
    let token = link.strip_prefix("/p/").unwrap();
    let cookies = ["", rep.cookie.as_str(), founding.admin.cookie.as_str()];
    for route in router::table() {
        let path = route.path.replace("{token}", token);
        let path = path.replace("{*rest}", "x").replace("{id}", "x");
        for cookie in cookies {
            look(&app, &Method::GET, &path, cookie).await;
        }
        for method in &SAFE[1..] {
            look(&app, method, &path, &founding.admin.cookie).await;
        }
    }
    assert_eq!(audit(&founding.admin).await, before);
    assert_eq!(statements(&founding.admin).await, log);
    assert_eq!(app.mails_now().len(), 1);
    // The link was looked at many times and still opens once.
    open(&app, &link).await;
}

async fn statements(client: &crate::support::Client<'_>) -> String {
    client.get("/api/log?after=0").await.text()
}

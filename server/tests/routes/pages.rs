//! Pages of staff.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::support::App;

#[tokio::test(flavor = "multi_thread")]
async fn entry_pages_are_rendered_on_the_host() {
    let app = App::start().await;
    for path in ["/sign-in", "/set-up", "/invite", "/unlock", "/recovery"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.text().contains("<h1"), "{path} {}", answer.text());
        assert!(answer.header("content-type").starts_with("text/html"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_areas_are_one_shell_for_everyone() {
    let app = App::start().await;
    let shell = app.get("/shell").await;
    assert!(shell.text().contains("/start.js"));
    assert!(!shell.text().contains("nonce"));
    for path in [
        "/sales",
        "/sales/contacts/x",
        "/me/outbox",
        "/admin",
        "/admin/audit",
        "/hand-over/x",
    ] {
        assert_eq!(app.get(path).await.text(), shell.text(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sign_in_page_tells_who_forgot_the_passphrase_what_to_do() {
    let app = App::start().await;
    for (language, told) in [
        ("cs", "správce jim odebere role a\u{a0}pozve je znovu"),
        ("en", "takes away their roles and invites them anew"),
    ] {
        let page = Request::get("/sign-in").header(header::COOKIE, format!("lang={language}"));
        let page = app.send(page.body(Body::empty()).unwrap()).await.text();
        assert!(page.contains(told), "{page}");
        assert!(page.contains("href=\"/recovery\""), "{page}");
    }
}

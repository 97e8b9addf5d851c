//! T9: requests that do not surely come from our own pages change nothing.

use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Request, StatusCode, header};
use server::router;

use super::portal::{csrf, link, linked, portal};
use crate::support::{App, ORIGIN, found};

type Dress = fn(Builder) -> Builder;

/// Everything a foreign page, an old browser or a tool can send.
const FOREIGN: [(&str, Dress); 9] = [
    ("nothing", |request| request),
    ("origin null", |request| {
        request.header(header::ORIGIN, "null")
    }),
    ("foreign origin", |request| {
        request.header(header::ORIGIN, "https://evil.example")
    }),
    ("our host on another port", |request| {
        request.header(header::ORIGIN, "http://127.0.0.1:3001")
    }),
    ("our host with https", |request| {
        request.header(header::ORIGIN, "https://127.0.0.1:3000")
    }),
    ("cross-site", |request| {
        request
            .header("sec-fetch-site", "cross-site")
            .header(header::ORIGIN, ORIGIN)
    }),
    ("same-site", |request| {
        request
            .header("sec-fetch-site", "same-site")
            .header(header::ORIGIN, ORIGIN)
    }),
    ("typed by the user", |request| {
        request.header("sec-fetch-site", "none")
    }),
    ("origin in the referrer only", |request| {
        request.header(header::REFERER, ORIGIN)
    }),
];

const KINDS: [&str; 4] = [
    "application/json",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_changing_route_refuses_every_foreign_request() {
    let app = App::start().await;
    let founding = found(&app).await;
    for route in router::table().iter().filter(|route| route.method != "GET") {
        for (name, dress) in FOREIGN {
            for kind in KINDS {
                let request = Request::builder()
                    .method(route.method.clone())
                    .uri(route.path.replace("{token}", "AAAA"))
                    .header(header::COOKIE, &founding.admin.cookie)
                    .header(header::CONTENT_TYPE, kind)
                    .header("x-souhlas", "1");
                let request = dress(request).body(Body::from("{}")).unwrap();
                let status = app.send(request).await.status;
                assert_eq!(
                    status,
                    StatusCode::FORBIDDEN,
                    "{} {name} {kind}",
                    route.path
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn script_routes_refuse_what_a_plain_form_can_send() {
    let app = App::start().await;
    let founding = found(&app).await;
    let scripted = |path: &str| path.starts_with("/api/") || path.starts_with("/sync/");
    for route in router::table()
        .iter()
        .filter(|route| route.method != "GET" && scripted(route.path))
    {
        let form = Request::post(route.path)
            .header(header::COOKIE, &founding.admin.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let status = app.send(form.body(Body::from("a=b")).unwrap()).await.status;
        assert_eq!(status, StatusCode::FORBIDDEN, "{}", route.path);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_json_route_reads_no_simple_content_type() {
    let app = App::start().await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", ""] {
        let request = Request::post("/api/sign-in/begin")
            .header(header::ORIGIN, ORIGIN)
            .header("x-souhlas", "1")
            .header(header::CONTENT_TYPE, kind);
        let answer = app
            .send(request.body(Body::from(r#"{"email":"a@b.cz"}"#)).unwrap())
            .await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_page_opens_no_socket() {
    let app = App::start().await;
    let founding = found(&app).await;
    for origin in ["https://evil.example", "null"] {
        let request = Request::get("/sync/ws")
            .header(header::COOKIE, &founding.admin.cookie)
            .header(header::ORIGIN, origin)
            .header(header::CONNECTION, "upgrade")
            .header(header::UPGRADE, "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
        let status = app.send(request.body(Body::empty()).unwrap()).await.status;
        assert!(
            !status.is_success() && status != StatusCode::SWITCHING_PROTOCOLS,
            "{origin} {status}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_portal_without_script_passes_in_old_and_new_browsers() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let dresses: [Dress; 2] = [
        |request| request.header(header::ORIGIN, ORIGIN),
        |request| request.header("sec-fetch-site", "same-origin"),
    ];
    let (rep, first) = linked(&app, &mut founding).await;
    let second = link(&app, &rep, 7, 2).await;
    for (path, dress) in [first, second].iter().zip(dresses) {
        let opened = app.send(form(dress, path, "", "act=open")).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text());
        let cookie = opened.cookie();
        let token = csrf(&portal(&app, "/portal", &cookie).await.text());
        let words = format!("csrf={token}&purpose=newsletter&channel=email");
        let done = app
            .send(form(dress, "/portal/withdraw", &cookie, &words))
            .await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }
}

fn form(dress: Dress, path: &str, cookie: &str, words: &str) -> Request<Body> {
    let request = Request::post(path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    dress(request).body(Body::from(words.to_owned())).unwrap()
}

//! Headers of every answer.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

use crate::support::client::scripted;
use crate::support::{Answer, App, COMPRESSED, found};

async fn answers(app: &App) -> Vec<(String, Answer)> {
    let founding = found(app).await;
    let mut answers = Vec::new();
    for path in [
        "/",
        "/sign-in",
        "/shell",
        "/sales/contacts",
        "/pkg/souhlas.js",
        "/nothing",
        "/portal",
        "/p/AAAA",
    ] {
        answers.push((path.to_owned(), app.get(path).await));
    }
    for path in ["/api/session", "/api/admin/audit", "/api/log"] {
        answers.push((path.to_owned(), founding.admin.get(path).await));
    }
    answers.push((
        "foreign".to_owned(),
        app.send(Request::post("/api/sign-in").body(Body::empty()).unwrap())
            .await,
    ));
    answers.extend(refusals(app).await);
    answers
}

/// What no handler answered.
async fn refusals(app: &App) -> Vec<(String, Answer)> {
    let long = serde_json::json!({ "email": "a".repeat(20_000) });
    let too_large = app.send(scripted(Method::POST, "/api/sign-in/begin", "", &long));
    let wrong_method = app.send(scripted(Method::PUT, "/api/sign-in/begin", "", &()));
    let mut refusals = vec![(StatusCode::PAYLOAD_TOO_LARGE, too_large.await)];
    refusals.push((StatusCode::METHOD_NOT_ALLOWED, wrong_method.await));
    for _many in 0..3000 {
        let answer = app.get("/portal").await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refusals.push((StatusCode::TOO_MANY_REQUESTS, answer));
            break;
        }
    }
    assert_eq!(refusals.len(), 3);
    let told = |(status, answer): (StatusCode, Answer)| {
        assert_eq!(answer.status, status);
        (status.to_string(), answer)
    };
    refusals.into_iter().map(told).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_headers() {
    let app = App::start().await;
    for (path, answer) in answers(&app).await {
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            "same-origin",
            "{path}"
        );
        assert!(
            answer
                .header("permissions-policy")
                .contains("geolocation=()"),
            "{path}"
        );
        assert!(!answer.header("cache-control").is_empty(), "{path}");
        assert!(
            answer
                .header("content-security-policy-report-only")
                .contains("require-trusted-types-for 'script'"),
            "{path}"
        );
        assert_eq!(answer.header("strict-transport-security"), "", "{path}");
        assert!(
            answer.header("strict-transport-security").is_empty(),
            "no TLS here: {path}"
        );
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            "form-action 'self'",
            "worker-src 'self'",
            "'wasm-unsafe-eval'",
            "connect-src 'self' ws://127.0.0.1:3000",
        ] {
            assert!(policy.contains(part), "{path} {policy}");
        }
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{path} {policy}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn https_is_remembered_and_a_refusal_around_the_proxy_carries_the_headers_too() {
    let app = App::start_with(&[
        ("SOUHLAS_ORIGIN", "https://crm.example.org"),
        ("SOUHLAS_PROXY", "192.0.2.2"),
    ])
    .await;
    let answer = app.get("/sign-in").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    for (name, value) in [
        ("strict-transport-security", "max-age=31536000"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(answer.header(name), value);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rendered_page_allows_exactly_its_own_inline_scripts() {
    let app = App::start().await;
    let (one, two) = (app.get("/sign-in").await, app.get("/sign-in").await);
    let nonce = nonce(&one);
    assert_ne!(nonce, self::nonce(&two));
    let scripts = format!("; script-src 'nonce-{nonce}' 'wasm-unsafe-eval'; ");
    let policy = one.header("content-security-policy");
    assert!(policy.contains(&scripts), "{policy}");
    assert_eq!(one.header("cache-control"), "no-store");
    for script in one.text().split("<script").skip(1) {
        let (tag, words) = script.split_once('>').unwrap();
        // A browser does not run, and so does not judge, a script without words.
        let empty = words.starts_with("</script>") && !tag.contains("src=");
        assert!(
            empty || tag.contains(&format!("nonce=\"{nonce}\"")),
            "{script}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_shell_and_the_portal_need_no_inline_script() {
    let app = App::start().await;
    for path in ["/shell", "/sales/contacts", "/portal", "/p/AAAA"] {
        let answer = app.get(path).await;
        assert!(
            !answer.header("content-security-policy").contains("nonce-"),
            "{path}"
        );
        for script in answer.text().split("<script").skip(1) {
            assert!(
                script.split('>').next().unwrap().contains("src="),
                "{path} {script}"
            );
        }
        for attribute in [" style=", " onclick=", " onload="] {
            assert!(!answer.text().contains(attribute), "{path} {attribute}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn personal_answers_are_not_stored_and_files_are_served_compressed() {
    let app = App::start().await;
    let founding = found(&app).await;
    for path in ["/api/session", "/api/log", "/api/admin/mail"] {
        assert_eq!(
            founding.admin.get(path).await.header("cache-control"),
            "no-store"
        );
    }
    let request = Request::get("/pkg/souhlas.js").header(header::ACCEPT_ENCODING, "br");
    let file = app.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(
        (file.header("content-encoding"), file.body.as_ref()),
        ("br", COMPRESSED)
    );
    assert_eq!(file.header("cache-control"), "no-cache");
    assert_eq!(app.get("/pkg/souhlas.js").await.text(), "export {}");
}

fn nonce(answer: &Answer) -> String {
    let policy = answer.header("content-security-policy");
    policy
        .split("'nonce-")
        .nth(1)
        .unwrap()
        .split('\'')
        .next()
        .unwrap()
        .to_owned()
}

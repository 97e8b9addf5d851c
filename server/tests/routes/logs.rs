//! What the server logs at its most talkative: ids and route templates, never a value, a token, a
//! cookie or a path (security design, section 5).

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::http::Method;
use sync::message::account::{SetUpBegin, SignIn};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::prelude::*;

use super::portal::{csrf, linked, open, portal};
use crate::support::client::{auth, scripted};
use crate::support::{App, found};

const TYPED: &str = "planted.nobody@example.com";

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Keeps what our crates log in this process from now on.
    fn listen() -> Self {
        let log = Self::default();
        let kept = log.clone();
        let lines = tracing_subscriber::fmt::layer()
            .with_ansi(false)
            .with_writer(move || kept.clone());
        let ours = Targets::new()
            .with_target("server", LevelFilter::TRACE)
            .with_target("surreal_store", LevelFilter::TRACE);
        let subscriber = tracing_subscriber::registry().with(lines).with(ours);
        subscriber.try_init().unwrap();
        log
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn logs_hold_route_templates_and_no_token_address_value_or_cookie() {
    let log = Log::listen();
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, path) = linked(&app, &mut founding).await;
    app.get(&path).await;
    let cookie = open(&app, &path).await;
    let page = portal(&app, "/portal", &cookie).await.text();
    let csrf = csrf(&page);
    app.form("/portal/withdraw", Some(&cookie), &format!("csrf={csrf}x"))
        .await;
    for secret_in_path in [
        "/p/planted-token",
        "/w/planted-token",
        "/invite/planted-token",
    ] {
        app.get(secret_in_path).await;
    }
    let wrong = SignIn {
        email: TYPED.to_owned(),
        auth: auth(&rep.device),
        totp_code: "918273".to_owned(),
    };
    app.send(scripted(Method::POST, "/api/sign-in", "", &wrong))
        .await;
    let begin = SetUpBegin {
        token: domain::Bytes(vec![9; 32]),
        email: TYPED.to_owned(),
    };
    app.send(scripted(Method::POST, "/api/set-up/begin", "", &begin))
        .await;

    let logged = log.text();
    assert!(
        logged.contains("/p/{token}"),
        "nothing was logged: {logged}"
    );
    let token = path.strip_prefix("/p/").unwrap();
    let secrets = [
        token,
        "planted-token",
        TYPED,
        "918273",
        "jana@example.com",
        csrf.as_str(),
        cookie.split('=').nth(1).unwrap(),
        rep.cookie.split('=').nth(1).unwrap(),
    ];
    for secret in secrets {
        assert!(!logged.contains(secret), "{secret} in {logged}");
    }
}

//! `/api/set-up`.

use axum::http::Method;
use domain::access::Role;
use domain::{Bytes, PublicKey};
use server::boot::{LinkPlace, Running, hand_out_set_up_link};
use sync::message::account::{ApiErrorCode, SessionInfo, SetUpBegin, SetUpFinish};

use crate::support::client::scripted;
use crate::support::founding::{EMAIL, begin, request, token};
use crate::support::{Answer, App, Device, found};

async fn finish(app: &App, body: &SetUpFinish) -> Answer {
    app.send(scripted(Method::POST, "/api/set-up/finish", "", body))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn set_up_makes_the_organisation_and_its_link_dies() {
    let app = App::start().await;
    assert_eq!(app.get("/").await.header("location"), "/set-up");
    let founding = found(&app).await;
    let info: SessionInfo = founding.admin.get("/api/session").await.json();
    assert_eq!(info.org, founding.log.org);
    assert_eq!(app.get("/").await.header("location"), "/sign-in");
    let again = SetUpBegin {
        token: token(&app),
        email: EMAIL.to_owned(),
    };
    let dead = app
        .send(scripted(Method::POST, "/api/set-up/begin", "", &again))
        .await;
    assert_eq!(dead.code(), ApiErrorCode::LinkDead);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_terminal_the_link_lies_in_a_file_of_the_servers_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let app = App::start().await;
    let path = app.data.path().join("link");
    std::fs::write(&path, "an older link that others can read").unwrap();
    let running = Running {
        router: app.router.clone(),
        state: app.state.clone(),
        set_up_link: app.set_up_link.clone(),
    };
    hand_out_set_up_link(&running, &LinkPlace::File(path.clone())).unwrap();
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(Some(written.trim()), app.set_up_link.as_deref());
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_the_link_lives_one_hour_and_cannot_be_guessed() {
    let app = App::start().await;
    for token in [Bytes(vec![]), Bytes(vec![0; 32]), Bytes(vec![0; 33])] {
        let body = SetUpBegin {
            token,
            email: EMAIL.to_owned(),
        };
        let answer = app
            .send(scripted(Method::POST, "/api/set-up/begin", "", &body))
            .await;
        assert_eq!(answer.code(), ApiErrorCode::LinkDead);
    }
    app.pass_seconds(60 * 60);
    let body = SetUpBegin {
        token: token(&app),
        email: EMAIL.to_owned(),
    };
    let late = app
        .send(scripted(Method::POST, "/api/set-up/begin", "", &body))
        .await;
    assert_eq!(late.code(), ApiErrorCode::LinkDead);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_with_other_server_keys_or_a_forged_statement_is_refused() {
    let app = App::start().await;
    let device = Device::new(1);
    let enrolment = begin(&app).await;
    let mut swapped = enrolment.clone();
    swapped.server_keys[0] = PublicKey([1; 32]);
    let (_, body) = request(&app, &device, &[Role::Administrator], &swapped);
    assert_eq!(finish(&app, &body).await.code(), ApiErrorCode::LogRefused);

    let (_, mut forged) = request(&app, &device, &[Role::Administrator], &enrolment);
    forged.statements[6].signature.0[0] ^= 1;
    assert_eq!(finish(&app, &forged).await.code(), ApiErrorCode::LogRefused);

    let (_, mut short) = request(&app, &device, &[Role::Administrator], &enrolment);
    short.statements.pop();
    short
        .secrets
        .retain(|secret| secret.class != domain::record::Class::Special);
    assert_eq!(finish(&app, &short).await.code(), ApiErrorCode::LogRefused);
    let (_, right) = request(&app, &device, &[Role::Administrator], &enrolment);
    assert!(finish(&app, &right).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_of_the_app_is_told_and_five_are_enough() {
    let app = App::start().await;
    let device = Device::new(1);
    let enrolment = begin(&app).await;
    let (_, mut body) = request(&app, &device, &[Role::Administrator], &enrolment);
    let right = std::mem::replace(&mut body.account.totp_code, "000000".to_owned());
    for _ in 0..5 {
        assert_eq!(finish(&app, &body).await.code(), ApiErrorCode::CodeWrong);
    }
    body.account.totp_code = right;
    assert_eq!(finish(&app, &body).await.code(), ApiErrorCode::TooManyTries);
}

#[tokio::test(flavor = "multi_thread")]
async fn weak_stretching_is_refused() {
    let app = App::start().await;
    let device = Device::new(1);
    let enrolment = begin(&app).await;
    let (_, body) = request(&app, &device, &[Role::Administrator], &enrolment);
    let mut weak = body.clone();
    weak.account.kdf.memory_kib = 8 * 1024;
    let mut heavy = body;
    heavy.account.kdf.memory_kib = 1024 * 1024;
    for body in [weak, heavy] {
        assert_eq!(finish(&app, &body).await.code(), ApiErrorCode::Malformed);
    }
}

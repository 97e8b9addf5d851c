//! The authenticator app of one's own account, put in the place of the one before.
//!
//! That an account with a passkey only gets an app is shown in Chromium
//! (`end2end/tests/factors.spec.ts`).

use axum::http::StatusCode;
use domain::access::Role;
use sync::message::account::{ApiErrorCode, Enrolment, Factors, NewApp};

use super::super::portal::audit;
use crate::support::client::{auth, code};
use crate::support::{Answer, App, Client, found, join};

async fn begin(client: &Client<'_>) -> Enrolment {
    client.confirmed("/api/app/begin", &()).await.json()
}

async fn finish(client: &Client<'_>, enrolment: &Enrolment, code: &str) -> Answer {
    let body = NewApp {
        totp_sealed: enrolment.totp_sealed.clone(),
        totp_code: code.to_owned(),
    };
    client.post("/api/app", &body).await
}

async fn admits(client: &Client<'_>, code: &str) -> bool {
    let answer = client.try_sign_in(&auth(&client.device), code).await;
    answer.status.is_success()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_app_takes_the_place_of_the_old_one_once_a_code_of_it_was_typed() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let waits = admin.post("/api/app/begin", &()).await;
    assert_eq!(waits.code(), ApiErrorCode::StepUpNeeded);
    let enrolment = begin(admin).await;
    let wrong = finish(admin, &enrolment, "000000").await;
    assert_eq!(wrong.code(), ApiErrorCode::CodeWrong);
    let others = finish(admin, &enrolment, &admin.code()).await;
    assert_eq!(
        others.code(),
        ApiErrorCode::CodeWrong,
        "a code of the old app"
    );

    let right = code(&enrolment.totp_secret, app.now());
    let done = finish(admin, &enrolment, &right).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT, "{}", done.text());
    let factors: Factors = admin.get("/api/factors").await.json();
    assert!(factors.app, "the session and a factor stay");
    assert_eq!(audit(admin).await[0].act, "app_changed");
    assert!(!admits(admin, &right).await, "the code was used");
    app.pass_seconds(31);
    assert!(!admits(admin, &admin.code()).await, "the old app");
    assert!(admits(admin, &code(&enrolment.totp_secret, app.now())).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_secret_counts_once_and_in_the_session_that_asked_for_it() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let admin = &founding.admin;
    let (first, beside) = (begin(admin).await, begin(admin).await);
    let right = code(&first.totp_secret, app.now());
    let foreign = finish(&rep, &first, &right).await;
    assert_eq!(foreign.code(), ApiErrorCode::CodeWrong);
    let done = finish(admin, &first, &right).await;
    assert!(done.status.is_success(), "{}", done.text());
    let again = finish(admin, &first, &right).await;
    assert_eq!(again.code(), ApiErrorCode::CodeWrong);
    let beside = finish(admin, &beside, &code(&beside.totp_secret, app.now())).await;
    assert_eq!(beside.code(), ApiErrorCode::CodeWrong);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_was_begun_and_not_finished_changes_nothing() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let enrolment = begin(admin).await;
    for _wrong in 0..5 {
        let wrong = finish(admin, &enrolment, "000000").await;
        assert_eq!(wrong.code(), ApiErrorCode::CodeWrong);
    }
    let right = code(&enrolment.totp_secret, app.now());
    let late = finish(admin, &enrolment, &right).await;
    assert_eq!(late.code(), ApiErrorCode::TooManyTries);
    assert!(!late.header("retry-after").is_empty());
    app.pass_seconds(3601);
    assert!(admits(admin, &admin.code()).await, "the old app as before");
}

//! Step-up: one act, one session, five minutes, once.

use axum::http::{Method, StatusCode};
use domain::Hash;
use domain::access::Role;
use sync::message::account::{ACT_HEADER, ApiErrorCode, SessionInfo};

use super::portal::audit;
use crate::support::client::{auth, code, scripted};
use crate::support::{Answer, App, Client, found, join};

const EXPORT: &str = "/api/admin/ledger";

async fn export(client: &Client<'_>) -> Answer {
    client.post(EXPORT, &()).await
}

/// The act that a refused request names.
fn act(refused: &Answer) -> Hash {
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(refused.code(), ApiErrorCode::StepUpNeeded);
    Hash::parse(refused.header(ACT_HEADER)).unwrap()
}

/// A code of the step after the present one.
fn next_code(client: &Client<'_>) -> String {
    code(&client.totp_secret, client.app.now().plus_millis(30_000))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmed_act_is_done_once() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let wanted = act(&export(admin).await);
    let confirmed = admin.try_confirm(wanted, &next_code(admin)).await;
    assert_eq!(
        confirmed.status,
        StatusCode::NO_CONTENT,
        "{}",
        confirmed.text()
    );
    assert_eq!(export(admin).await.status, StatusCode::OK);
    assert_eq!(act(&export(admin).await), wanted);
    let acts: Vec<_> = audit(admin).await.into_iter().map(|row| row.act).collect();
    assert_eq!(acts[..2], ["ledger_exported", "step_up"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_lasts_five_minutes() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let wanted = act(&export(admin).await);
    admin.try_confirm(wanted, &next_code(admin)).await;
    app.pass_seconds(299);
    assert_eq!(export(admin).await.status, StatusCode::OK);
    admin.try_confirm(wanted, &admin.code()).await;
    app.pass_seconds(300);
    act(&export(admin).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_holds_for_the_same_request_of_the_same_session_only() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let wanted = act(&export(admin).await);
    let other_target = admin.post("/api/admin/ledger?all=1", &()).await;
    assert_ne!(act(&other_target), wanted);
    assert_ne!(act(&admin.post(EXPORT, &"other").await), wanted);

    let signed_in = admin
        .try_sign_in(&auth(&admin.device), &next_code(admin))
        .await;
    let elsewhere = admin.with_cookie(&signed_in.cookie());
    elsewhere.unlock().await;
    app.pass_seconds(31);
    let confirmed = admin.try_confirm(wanted, &next_code(admin)).await;
    assert_eq!(confirmed.status, StatusCode::NO_CONTENT);
    assert_ne!(act(&export(&elsewhere).await), wanted);
    assert_eq!(export(admin).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn locking_ends_a_confirmation() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let wanted = act(&export(admin).await);
    admin.try_confirm(wanted, &next_code(admin)).await;
    assert!(
        admin
            .post("/api/session/lock", &())
            .await
            .status
            .is_success()
    );
    assert_eq!(export(admin).await.code(), ApiErrorCode::SessionLocked);
    admin.unlock().await;
    assert_eq!(act(&export(admin).await), wanted);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_used_to_sign_in_confirms_nothing() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let info: SessionInfo = founding.admin.sign_in().await;
    assert!(!info.unlocked);
    founding.admin.unlock().await;
    let admin = &founding.admin;
    let wanted = act(&export(admin).await);
    let replayed = admin.try_confirm(wanted, &admin.code()).await;
    assert_eq!(replayed.code(), ApiErrorCode::CodeUsed);
    act(&export(admin).await);
    let next = next_code(admin);
    assert!(admin.try_confirm(wanted, &next).await.status.is_success());
    let again = admin.try_confirm(wanted, &next).await;
    assert_eq!(again.code(), ApiErrorCode::CodeUsed);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sixth_try_waits_even_with_the_right_code() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let wanted = act(&export(admin).await);
    for _ in 0..5 {
        let wrong = admin.try_confirm(wanted, "000000").await;
        assert_eq!(wrong.code(), ApiErrorCode::CodeWrong);
    }
    let right = admin.try_confirm(wanted, &next_code(admin)).await;
    assert_eq!(right.code(), ApiErrorCode::TooManyTries);
    assert!(!right.header("retry-after").is_empty());
    app.pass_seconds(15 * 60);
    admin.unlock().await;
    let right = admin.try_confirm(wanted, &admin.code()).await;
    assert_eq!(right.status, StatusCode::NO_CONTENT);
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_at_once_count_each() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let wanted = act(&export(admin).await);
    let tries = (0..12).map(|_| admin.try_confirm(wanted, "000000"));
    let answers = futures::future::join_all(tries).await;
    let judged = answers
        .iter()
        .filter(|answer| answer.code() == ApiErrorCode::CodeWrong);
    assert!(judged.count() <= 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_without_the_right_is_not_asked_to_confirm() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    assert_eq!(export(&rep).await.status, StatusCode::NOT_FOUND);
    let nobody = app.send(scripted(Method::POST, EXPORT, "", &())).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}

//! `/api/sign-in`.

use axum::http::{Method, StatusCode};
use domain::Bytes;
use sync::message::account::{ApiErrorCode, AuditRow, KdfParams, SignInBegin};

use crate::support::client::{auth, scripted};
use crate::support::{App, found};

#[tokio::test(flavor = "multi_thread")]
async fn both_factors_open_a_locked_session() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let info = founding.admin.sign_in().await;
    assert!(!info.unlocked);
    assert_eq!(info.user, founding.admin.device.user);
    founding.admin.unlock().await;
    let rows: Vec<AuditRow> = founding.admin.get("/api/admin/audit").await.json();
    assert_eq!(
        (rows[0].act.as_str(), rows[0].actor),
        ("sign_in", Some(info.user))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_wrong_factor_gets_the_same_answer_whichever_it_is() {
    let app = App::start().await;
    let founding = found(&app).await;
    app.pass_seconds(31);
    let (admin, right) = (&founding.admin, auth(&founding.admin.device));
    let wrong_auth = admin.try_sign_in(&Bytes(vec![0; 32]), &admin.code()).await;
    let wrong_code = admin.try_sign_in(&right, "000000").await;
    assert_eq!(wrong_auth.status, StatusCode::UNAUTHORIZED);
    assert_eq!(wrong_auth.text(), wrong_code.text());
    assert_eq!(wrong_auth.code(), ApiErrorCode::SignInRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_code_opens_one_session_only() {
    let app = App::start().await;
    let founding = found(&app).await;
    app.pass_seconds(31);
    let (admin, right) = (&founding.admin, auth(&founding.admin.device));
    let code = admin.code();
    let tries = futures::future::join_all((0..4).map(|_| admin.try_sign_in(&right, &code))).await;
    let opened = tries
        .iter()
        .filter(|answer| answer.status.is_success())
        .count();
    assert_eq!(opened, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_tries_in_a_quarter_of_an_hour_then_a_pause_that_is_told() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let right = auth(&founding.admin.device);
    for _ in 0..5 {
        let refused = founding.admin.try_sign_in(&right, "000000").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    }
    app.pass_seconds(31);
    let blocked = founding
        .admin
        .try_sign_in(&right, &founding.admin.code())
        .await;
    assert_eq!(blocked.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: i64 = blocked.header("retry-after").parse().unwrap();
    assert!((1..=15 * 60).contains(&wait), "{wait}");
    app.pass_seconds(wait);
    founding.admin.sign_in().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_an_unknown_address_is_told_parameters_that_never_change() {
    let app = App::start().await;
    let _founding = found(&app).await;
    let ask = async |email: &str| -> KdfParams {
        let body = SignInBegin {
            email: email.to_owned(),
        };
        app.send(scripted(Method::POST, "/api/sign-in/begin", "", &body))
            .await
            .json()
    };
    let first = ask("nobody@example.com").await;
    assert_eq!(first, ask(" Nobody@Example.com ").await);
    assert_ne!(first.salt, ask("somebody@example.com").await.salt);
    assert_eq!(
        (first.memory_kib, first.passes, first.lanes),
        (65_536, 3, 4)
    );
    assert_eq!(first.salt.0.len(), 16);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_an_unknown_account_is_refused_and_slowed_like_a_known_one() {
    let app = App::start().await;
    let founding = found(&app).await;
    let mut unknown = founding.admin;
    unknown.email = "nobody@example.com".to_owned();
    for _ in 0..5 {
        let refused = unknown.try_sign_in(&Bytes(vec![0; 32]), "000000").await;
        assert_eq!(refused.code(), ApiErrorCode::SignInRefused);
    }
    let blocked = unknown.try_sign_in(&Bytes(vec![0; 32]), "000000").await;
    assert_eq!(blocked.code(), ApiErrorCode::TooManyTries);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_who_tries_one_account_after_another_from_one_address_is_told_to_wait() {
    let app = App::start().await;
    let founding = found(&app).await;
    let mut stranger = founding.admin;
    let mut answers = Vec::new();
    for number in 0..31 {
        stranger.email = format!("nobody{number}@example.com");
        let refused = stranger.try_sign_in(&Bytes(vec![0; 32]), "000000").await;
        answers.push((refused.code(), refused.header("retry-after").to_owned()));
    }
    let (waits, after) = answers.pop().unwrap();
    assert_eq!(waits, ApiErrorCode::TooManyTries);
    assert!(after.parse::<u64>().unwrap() >= 1, "{after}");
    assert_eq!(answers[0].0, ApiErrorCode::SignInRefused);
}

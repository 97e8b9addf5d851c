//! `/api/recovery`: asked, waited for or refused, done; no oracle for accounts.

mod attempt;
mod kit;
mod pairs;
mod passkey;
mod signers;

pub(crate) use signers::name_second;

use axum::http::{Method, StatusCode};
use domain::Bytes;
use domain::access::Role;
use domain::record::{Class, ClassSecretWrap};
use serde::Serialize;
use sync::message::account::{
    ApiErrorCode, AuditRow, Factor, RecoveryAsk, RecoveryAsked, RecoveryEnd, RecoveryRow,
    RecoveryStanding, RecoveryToken,
};

use crate::support::client::scripted;
use crate::support::founding::EMAIL;
use crate::support::{Answer, App, Client, found, join};

const HOUR: i64 = 3600;

/// Every sealed class has a secret of each of these epochs.
fn every_class_reached(secrets: &[ClassSecretWrap], epochs: [u32; 2]) {
    for epoch in epochs {
        let held = secrets.iter().filter(|held| held.epoch == epoch);
        assert_eq!(held.count(), Class::SEALED.len(), "epoch {epoch}");
    }
}

async fn post<T: Serialize>(app: &App, path: &str, body: &T) -> Answer {
    app.send(scripted(Method::POST, path, "", body)).await
}

async fn ask(app: &App, email: &str, code: &str) -> Answer {
    let code = Some(code).filter(|code| !code.is_empty());
    ask_with(app, email, code.map(|code| Factor::Code(code.to_owned()))).await
}

async fn ask_with(app: &App, email: &str, factor: Option<Factor>) -> Answer {
    let body = RecoveryAsk {
        email: email.to_owned(),
        factor,
    };
    post(app, "/api/recovery/ask", &body).await
}

async fn asked(app: &App, email: &str, code: &str) -> RecoveryAsked {
    ask(app, email, code).await.json()
}

async fn look(app: &App, token: &Bytes) -> RecoveryStanding {
    let token = token.clone();
    let shown = RecoveryToken { token };
    post(app, "/api/recovery/look", &shown).await.json()
}

async fn open(app: &App, token: &Bytes) -> Answer {
    let token = token.clone();
    post(app, "/api/recovery/open", &RecoveryToken { token }).await
}

async fn later_code(admin: &Client<'_>) -> String {
    admin.app.pass_seconds(31);
    admin.code()
}

async fn acts(client: &Client<'_>) -> Vec<String> {
    let rows: Vec<AuditRow> = client.get("/api/admin/audit").await.json();
    rows.into_iter().map(|row| row.act).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_the_answer_is_the_same_for_an_administrator_a_colleague_and_nobody() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let mut waits = Vec::new();
    for email in [
        EMAIL,
        rep.email.as_str(),
        "nobody@example.com",
        "no address",
    ] {
        let answer = asked(&app, email, "").await;
        let standing = look(&app, &answer.token).await;
        assert!(
            matches!(standing, RecoveryStanding::Waiting { .. }),
            "{email}"
        );
        assert_eq!(
            open(&app, &answer.token).await.code(),
            ApiErrorCode::LinkDead
        );
        waits.push((answer.token.0.len(), answer.ready_in_ms));
    }
    assert!(waits.iter().all(|wait| *wait == waits[0]), "{waits:?}");
    let wrong = ask(&app, EMAIL, "000000").await;
    let unknown = ask(&app, "nobody@example.com", "000000").await;
    assert_eq!(wrong.code(), ApiErrorCode::SignInRefused);
    assert_eq!(
        (wrong.status, wrong.text()),
        (unknown.status, unknown.text())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_single_administrator_waits_three_days_or_shows_the_second_factor() {
    let app = App::start().await;
    let founding = found(&app).await;
    let slow = asked(&app, EMAIL, "").await;
    let code = later_code(&founding.admin).await;
    let fast = asked(&app, EMAIL, &code).await;
    assert_eq!(fast.ready_in_ms, 0);
    assert_eq!(look(&app, &fast.token).await, RecoveryStanding::Ready);
    assert_eq!(
        ask(&app, EMAIL, &code).await.code(),
        ApiErrorCode::SignInRefused
    );
    app.pass_seconds(72 * HOUR - 60);
    assert!(matches!(
        look(&app, &slow.token).await,
        RecoveryStanding::Waiting { ready_in_ms } if ready_in_ms > 0
    ));
    app.pass_seconds(60);
    assert_eq!(look(&app, &slow.token).await, RecoveryStanding::Ready);
    assert!(open(&app, &slow.token).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_administrators_all_are_told_and_each_can_refuse_within_a_day() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let mut other = join(&mut founding, 2, Role::Administrator).await;
    let before = app.mails_now().len();
    let code = later_code(&founding.admin).await;
    let first = asked(&app, EMAIL, &code).await;
    assert_eq!(first.ready_in_ms, 24 * 3_600_000);
    let mails = app.mails(before + 2).await;
    assert!(
        mails[before..]
            .iter()
            .any(|mail| mail.contains(&other.email))
    );
    assert!(mails[before..].iter().any(|mail| mail.contains(EMAIL)));
    other.sign_in().await;
    other.unlock().await;
    let rows: Vec<RecoveryRow> = other.get("/api/recoveries").await.json();
    assert_eq!((rows.len(), rows[0].end), (1, None));
    assert!(!rows[0].email.contains("alena"), "{}", rows[0].email);
    let second = asked(&app, EMAIL, "").await;
    let refused = other.post("/api/recoveries/refuse", &()).await;
    assert_eq!(refused.status, StatusCode::NO_CONTENT);
    assert_eq!(acts(&other).await[0], "recovery_refused");
    app.pass_seconds(25 * HOUR);
    for token in [&first.token, &second.token] {
        assert_eq!(look(&app, token).await, RecoveryStanding::Refused);
        assert_eq!(open(&app, token).await.code(), ApiErrorCode::LinkDead);
    }
    other.sign_in().await;
    other.unlock().await;
    let rows: Vec<RecoveryRow> = other.get("/api/recoveries").await.json();
    assert!(rows.iter().all(|row| row.end == Some(RecoveryEnd::Refused)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wait_opens_nothing_for_who_is_no_named_administrator() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let tokens = [
        asked(&app, &rep.email, "").await.token,
        asked(&app, "nobody@example.com", "").await.token,
    ];
    app.pass_seconds(73 * HOUR);
    for token in &tokens {
        assert_eq!(look(&app, token).await, RecoveryStanding::Refused);
        assert_eq!(open(&app, token).await.code(), ApiErrorCode::LinkDead);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_another_token_opens_nothing_and_a_request_is_forgotten_after_a_week() {
    let app = App::start().await;
    let founding = found(&app).await;
    let code = later_code(&founding.admin).await;
    let own = asked(&app, EMAIL, &code).await;
    for token in [Bytes(vec![7; 32]), Bytes(Vec::new()), Bytes(vec![7; 4096])] {
        let shown = RecoveryToken { token };
        for path in ["/api/recovery/look", "/api/recovery/open"] {
            let answer = post(&app, path, &shown).await;
            assert_eq!(answer.code(), ApiErrorCode::LinkDead, "{path}");
        }
    }
    app.pass_seconds(8 * 24 * HOUR);
    assert_eq!(open(&app, &own.token).await.code(), ApiErrorCode::LinkDead);
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_is_bounded_and_many_requests_send_few_mails() {
    let app = App::start().await;
    let _founding = found(&app).await;
    let before = app.mails_now().len();
    for _ in 0..10 {
        assert!(ask(&app, EMAIL, "").await.status.is_success());
    }
    let answer = ask(&app, EMAIL, "").await;
    assert_eq!(answer.code(), ApiErrorCode::TooManyTries);
    let mails = app.mails(before + 3).await;
    assert_eq!(mails.len(), before + 3);
}

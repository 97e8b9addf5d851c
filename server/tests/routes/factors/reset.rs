//! A reset of second factors: asked by another administrator, after 24 hours, with a way to say no.

use axum::http::{Method, StatusCode};
use domain::UserId;
use domain::access::Role;
use sync::message::account::{
    ApiErrorCode, AskFactorReset, Enrolment, FactorReset, FactorResetBegin, FactorResetFinish,
    Factors, SessionInfo,
};

use super::super::portal::audit;
use crate::support::client::{auth, code, scripted};
use crate::support::{Answer, App, Client, found, join};

const HOUR: i64 = 60 * 60;

async fn ask(admin: &Client<'_>, user: UserId) -> Answer {
    let body = AskFactorReset { user };
    admin.confirmed("/api/admin/factor-reset", &body).await
}

async fn begin(app: &App, client: &Client<'_>) -> Answer {
    let body = FactorResetBegin {
        email: client.email.clone(),
        auth: auth(&client.device),
    };
    app.send(scripted(Method::POST, "/api/factor-reset/begin", "", &body))
        .await
}

async fn finish(app: &App, client: &Client<'_>, enrolment: &Enrolment, code: String) -> Answer {
    let body = FactorResetFinish {
        email: client.email.clone(),
        auth: auth(&client.device),
        totp_sealed: enrolment.totp_sealed.clone(),
        totp_code: code,
    };
    app.send(scripted(
        Method::POST,
        "/api/factor-reset/finish",
        "",
        &body,
    ))
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_waits_a_day_then_enrols_a_new_app_and_ends_every_session() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let mut rep = join(&mut founding, 2, Role::Rep).await;
    assert_eq!(begin(&app, &rep).await.code(), ApiErrorCode::SignInRefused);
    let asked = ask(&founding.admin, rep.device.user).await;
    assert_eq!(asked.status, StatusCode::NO_CONTENT, "{}", asked.text());
    let mail = app.mails(1).await.remove(0);
    assert!(mail.contains("user2@example.com"), "{mail}");
    let shown: Factors = rep.get("/api/factors").await.json();
    let by = shown.reset.map(|reset| reset.by);
    assert_eq!(by, Some(founding.admin.device.user));

    app.pass_seconds(24 * HOUR - 120);
    assert_eq!(begin(&app, &rep).await.code(), ApiErrorCode::SignInRefused);
    app.pass_seconds(180);
    let info = rep.sign_in().await;
    assert!(!info.unlocked, "the old app works until the reset is used");
    let enrolment: Enrolment = begin(&app, &rep).await.json();
    let wrong = finish(&app, &rep, &enrolment, "000000".to_owned()).await;
    assert_eq!(wrong.code(), ApiErrorCode::CodeWrong);
    let right = code(&enrolment.totp_secret, app.now());
    let done = finish(&app, &rep, &enrolment, right.clone()).await;
    let _signed_in: SessionInfo = done.json();
    assert_eq!(
        rep.get("/api/session").await.code(),
        ApiErrorCode::SessionOver
    );
    let again = finish(&app, &rep, &enrolment, right).await;
    assert_eq!(again.code(), ApiErrorCode::SignInRefused);

    app.pass_seconds(31);
    let old = rep.try_sign_in(&auth(&rep.device), &rep.code()).await;
    assert_eq!(old.code(), ApiErrorCode::SignInRefused);
    rep.totp_secret = enrolment.totp_secret;
    assert!(
        rep.try_sign_in(&auth(&rep.device), &rep.code())
            .await
            .status
            .is_success()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_user_says_no_and_nothing_is_left_of_it() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    ask(&founding.admin, rep.device.user).await;
    let waiting: Vec<FactorReset> = founding.admin.get("/api/admin/factor-resets").await.json();
    assert_eq!(waiting[0].user, rep.device.user);
    let no = rep.post("/api/factor-reset/cancel", &()).await;
    assert_eq!(no.status, StatusCode::NO_CONTENT);
    let acts: Vec<_> = audit(&founding.admin).await;
    assert_eq!(acts[0].act, "factor_reset_cancelled");
    assert_eq!(acts[1].act, "factor_reset_asked");
    app.pass_seconds(25 * HOUR);
    assert_eq!(begin(&app, &rep).await.code(), ApiErrorCode::SignInRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_that_nobody_used_is_over_after_a_week_and_asking_again_begins_no_earlier_one() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let mut rep = join(&mut founding, 2, Role::Rep).await;
    ask(&founding.admin, rep.device.user).await;
    app.pass_seconds(600);
    ask(&founding.admin, rep.device.user).await;
    rep.sign_in().await;
    rep.unlock().await;
    let shown: Factors = rep.get("/api/factors").await.json();
    let reset = shown.reset.unwrap();
    let ahead = reset.from.as_millis() - app.now().as_millis();
    assert!(ahead < (24 * HOUR - 500) * 1000, "{ahead}");
    app.pass_seconds(8 * 24 * HOUR);
    assert_eq!(begin(&app, &rep).await.code(), ApiErrorCode::SignInRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_resets_their_own_factors_and_a_rep_nobodys() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let own = ask(&founding.admin, founding.admin.device.user).await;
    assert_eq!(own.code(), ApiErrorCode::NotFound);
    let body = AskFactorReset {
        user: founding.admin.device.user,
    };
    let refused = rep.post("/api/admin/factor-reset", &body).await;
    assert_eq!(refused.code(), ApiErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_reset_tells_who_lacks_the_passphrase_nothing() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    ask(&founding.admin, rep.device.user).await;
    app.pass_seconds(25 * HOUR);
    let mut stranger = rep.with_cookie("");
    stranger.device = founding.admin.device.clone();
    assert_eq!(
        begin(&app, &stranger).await.code(),
        ApiErrorCode::SignInRefused
    );
    stranger.email = "nobody@example.com".to_owned();
    assert_eq!(
        begin(&app, &stranger).await.code(),
        ApiErrorCode::SignInRefused
    );
}

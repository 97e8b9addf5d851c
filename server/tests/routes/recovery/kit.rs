//! What a browser with the kit sends, whole or not.

use axum::http::StatusCode;
use domain::DeviceId;
use domain::access::Role;
use domain::organisation::SignedStatement;
use sync::message::account::{
    ApiErrorCode, LogAppend, RecoveryFinish, RecoveryOpened, SessionInfo,
};
use sync::message::v1::{PushAnswer, PushRequest};

use super::attempt::{attempt, ready};
use super::{Answer, App, EMAIL, acts, every_class_reached, look, open, post};
use crate::support::client::{auth, code};
use crate::support::contact::contact_op;
use crate::support::{Client, found, join};

const NEW: u8 = 50;

async fn send(app: &App, finish: &RecoveryFinish) -> Answer {
    post(app, "/api/recovery/finish", finish).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_kit_gives_a_device_an_account_and_a_kit_and_ends_what_was_before() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let made = attempt(&mut founding, NEW).await;
    let answer = send(&app, &made.finish).await;
    let info: SessionInfo = answer.json();
    assert_eq!((info.user, info.unlocked), (made.device.user, false));
    let old = &founding.admin;
    assert_eq!(
        old.get("/api/session").await.code(),
        ApiErrorCode::SessionOver
    );
    let before = old.try_sign_in(&auth(&old.device), &old.code()).await;
    assert_eq!(before.code(), ApiErrorCode::SignInRefused);
    let mut new = Client {
        app: &app,
        device: made.device,
        email: EMAIL.to_owned(),
        totp_secret: made.totp,
        cookie: answer.cookie(),
    };
    new.unlock().await;
    assert!(acts(&new).await.contains(&"recovery_used".to_owned()));
    assert_eq!(
        send(&app, &made.finish).await.code(),
        ApiErrorCode::LinkDead
    );
    new.sign_in().await;
    new.unlock().await;
    let (_, again) = ready(&app, &new).await;
    assert_eq!(
        (again.org_root.0, again.recovery.0),
        (vec![NEW], vec![NEW, NEW])
    );
    every_class_reached(&again.secrets, [1, 2]);
    assert!(again.secrets.iter().all(|held| held.wrap.0 == vec![9; 80]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_whole_recovery_changes_nothing() {
    type Twist = fn(&mut RecoveryFinish);
    let twists: [(&str, Twist); 9] = [
        ("no statements", |finish| finish.statements.clear()),
        ("no new epochs", |finish| finish.statements.truncate(3)),
        ("the old device stays", |finish| {
            finish.statements.truncate(2)
        }),
        ("no device", |finish| drop(finish.statements.remove(1))),
        ("another device", |finish| {
            finish.device = DeviceId::v4([77; 16])
        }),
        ("the past is lost", |finish| finish.older.clear()),
        ("the new secrets miss recovery", |finish| {
            finish.secrets.retain(|secret| secret.device.is_some());
        }),
        ("a secret for a stranger", |finish| {
            finish.secrets[0].device = Some(DeviceId::v4([78; 16]));
        }),
        ("a class secret as an older one", |finish| {
            finish.older[0].device = Some(finish.device);
        }),
    ];
    let app = App::start().await;
    let mut founding = found(&app).await;
    let made = attempt(&mut founding, NEW).await;
    for (name, twist) in twists {
        // Tries of one request are few, and a code of the app lives half a minute.
        app.pass_seconds(4 * 60);
        let mut finish = made.finish.clone();
        finish.account.totp_code = code(&made.totp, app.now());
        twist(&mut finish);
        let answer = send(&app, &finish).await;
        assert_eq!(answer.code(), ApiErrorCode::LogRefused, "{name}");
    }
    assert!(founding.admin.get("/api/session").await.status.is_success());
    let log: Vec<SignedStatement> = founding.admin.get("/api/log?after=0").await.json();
    assert_eq!(
        log.len() + made.finish.statements.len(),
        founding.log.statements.len()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_and_an_account_of_another_e_mail_are_refused() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let made = attempt(&mut founding, NEW).await;
    let mut wrong = made.finish.clone();
    wrong.account.totp_code = "000000".to_owned();
    assert_eq!(send(&app, &wrong).await.code(), ApiErrorCode::CodeWrong);
    let mut foreign = made.finish.clone();
    foreign.account.user = domain::UserId::v4([77; 16]);
    assert_eq!(send(&app, &foreign).await.code(), ApiErrorCode::Malformed);
    assert!(send(&app, &made.finish).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_recoveries_made_on_one_log_one_counts() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let before = founding.log.clone();
    let first = attempt(&mut founding, NEW).await;
    founding.log = before;
    let second = attempt(&mut founding, NEW + 1).await;
    assert!(send(&app, &first.finish).await.status.is_success());
    let late = send(&app, &second.finish).await;
    assert_eq!(late.code(), ApiErrorCode::LogMoved);
    let kit: RecoveryOpened = open(&app, &second.finish.token).await.json();
    assert_eq!(kit.recovery.0, vec![NEW, NEW]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_stops_a_recovery_that_was_opened_already() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let made = attempt(&mut founding, NEW).await;
    founding.admin.post("/api/recoveries/refuse", &()).await;
    assert_eq!(
        send(&app, &made.finish).await.code(),
        ApiErrorCode::LinkDead
    );
    let standing = look(&app, &made.finish.token).await;
    assert_eq!(standing, sync::message::account::RecoveryStanding::Refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_new_device_hands_over_what_the_old_one_left_and_nobody_elses() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let made = attempt(&mut founding, NEW).await;
    let old = founding.admin.device.clone();
    let cookie = send(&app, &made.finish).await.cookie();
    let new = Client {
        app: &app,
        device: made.device,
        email: EMAIL.to_owned(),
        totp_secret: made.totp,
        cookie,
    };
    new.unlock().await;
    let left = |device| PushRequest {
        epoch: 0,
        device,
        ops: vec![contact_op(1, 1, None, app.now())],
    };
    let answer = new.sync("/sync/adopt", &left(old.id)).await;
    assert_eq!(answer.message::<PushAnswer>().outcomes.len(), 1);
    for device in [rep.device.id, new.device.id, DeviceId::v4([79; 16])] {
        let answer = new.sync("/sync/adopt", &left(device)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{device}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_recovery_key_enters_the_log_without_what_its_kit_opens() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let made = attempt(&mut founding, NEW).await;
    let append = LogAppend {
        statements: made.finish.statements.clone(),
        secrets: Vec::new(),
    };
    let admin = &founding.admin;
    let answer = admin.confirmed("/api/log", &append).await;
    assert_eq!(answer.code(), ApiErrorCode::LogRefused);
    let first = LogAppend {
        statements: append.statements[..1].to_vec(),
        secrets: Vec::new(),
    };
    assert_eq!(
        admin.confirmed("/api/log", &first).await.code(),
        ApiErrorCode::LogRefused
    );
}

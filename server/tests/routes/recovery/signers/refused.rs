//! What is refused of a change of who may sign.

use domain::DeviceId;
use domain::access::Role;
use domain::organisation::{SignedStatement, Signer};
use sync::message::account::{ApiErrorCode, LogAppend, SignersFinish, SignersOpened};

use super::{ask, look, made, open, send, signers};
use crate::support::{App, Device, found, join};

#[tokio::test(flavor = "multi_thread")]
async fn nobody_asks_to_leave_nobody_to_name_who_lacks_the_role_or_for_nothing() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await.device.user;
    let own = founding.admin.device.user;
    for wanted in [
        signers(&[], &[own]),
        signers(&[own], &[]),
        signers(&[rep], &[own]),
        signers(&[own, rep], &[own]),
        signers(&[own], &[own, rep]),
        signers(&[own, own], &[own]),
        signers(&[own], &[own]),
    ] {
        let answer = founding.admin.confirmed("/api/signers/ask", &wanted).await;
        assert_eq!(answer.code(), ApiErrorCode::Malformed, "{wanted:?}");
    }
    assert_eq!(look(&founding.admin).await, None);
    assert_eq!(open(&founding.admin).await.code(), ApiErrorCode::LinkDead);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_do_not_enter_the_log_without_notices_a_wait_and_a_new_kit() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let second = join(&mut founding, 2, Role::Administrator)
        .await
        .device
        .user;
    let own = founding.admin.device.user;
    let body = signers(&[own, second], &[own]).statement();
    let (root, now) = (Device::new(200), app.now());
    let named = founding.log.state(Signer::OrgRoot, &root, body, now);
    let append = LogAppend {
        statements: vec![named],
        secrets: Vec::new(),
    };
    let answer = founding.admin.confirmed("/api/log", &append).await;
    assert_eq!(answer.code(), ApiErrorCode::LogRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn t1_what_was_not_asked_for_or_is_not_whole_changes_nothing() {
    type Twist = fn(&mut SignersFinish);
    let twists: [(&str, Twist); 6] = [
        ("no statements", |finish| finish.statements.clear()),
        ("no new epochs", |finish| finish.statements.truncate(2)),
        ("names without a new kit", |finish| {
            drop(finish.statements.remove(0));
        }),
        ("the past is lost", |finish| finish.older.clear()),
        ("the new secrets miss recovery", |finish| {
            finish.secrets.retain(|secret| secret.device.is_some());
        }),
        ("a secret for a stranger", |finish| {
            finish.secrets[0].device = Some(DeviceId::v4([78; 16]));
        }),
    ];
    let app = App::start().await;
    let mut founding = found(&app).await;
    let officer = join(&mut founding, 2, Role::PrivacyOfficer)
        .await
        .device
        .user;
    let own = founding.admin.device.clone();
    let wanted = signers(&[own.user], &[own.user, officer]);
    ask(&founding.admin, &wanted).await;
    let mut opened: SignersOpened = open(&founding.admin).await.json();
    let before = founding.log.clone();
    let whole = made(&mut founding, &own, &opened);
    founding.log = before.clone();
    opened.signers = signers(&[own.user], &[officer]);
    let others = made(&mut founding, &own, &opened);
    for (name, twist) in twists {
        let mut finish = whole.clone();
        twist(&mut finish);
        let code = send(&founding.admin, &finish).await.code();
        let refused = [ApiErrorCode::LogRefused, ApiErrorCode::LogMoved];
        assert!(refused.contains(&code), "{name} {code:?}");
    }
    let answer = send(&founding.admin, &others).await;
    assert_eq!(answer.code(), ApiErrorCode::LogRefused);
    let log: Vec<SignedStatement> = founding.admin.get("/api/log?after=0").await.json();
    assert_eq!(log, before.statements);
}

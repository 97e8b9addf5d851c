//! `/api/log`.

use domain::Bytes;
use domain::access::Role;
use domain::organisation::{SignedStatement, Signer, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use sync::message::account::{ApiErrorCode, LogAppend};
use sync::message::v1::{PullAnswer, PullRequest};

use crate::support::{App, Founding, found, join};

fn append(statements: Vec<SignedStatement>) -> LogAppend {
    LogAppend {
        statements,
        secrets: Vec::new(),
    }
}

fn rename(founding: &mut Founding<'_>, name: &str) -> SignedStatement {
    let device = founding.admin.device.clone();
    let content = StatementBody::User {
        user: device.user,
        name: name.to_owned(),
        roles: vec![Role::Administrator],
        invite: None,
    };
    founding.log.state(
        Signer::Device(device.id),
        &device,
        content,
        founding.admin.app.now(),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn statements_are_appended_in_order_and_read_by_a_session() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let known = founding.log.statements.len() as u64;
    let first = rename(&mut founding, "Alena Nová");
    assert!(
        founding
            .admin
            .post("/api/log", &append(vec![first.clone()]))
            .await
            .status
            .is_success()
    );
    let path = format!("/api/log?after={known}");
    let read: Vec<SignedStatement> = founding.admin.get(&path).await.json();
    assert_eq!(read, std::slice::from_ref(&first));
    let again = founding.admin.post("/api/log", &append(vec![first])).await;
    assert!(
        again.status.is_success(),
        "the same append again is the same append"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_behind_the_head_is_told_that_the_log_moved() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let mut stale = founding.log.clone();
    let first = rename(&mut founding, "One");
    assert!(
        founding
            .admin
            .post("/api/log", &append(vec![first]))
            .await
            .status
            .is_success()
    );
    std::mem::swap(&mut founding.log, &mut stale);
    let late = rename(&mut founding, "Two");
    let answer = founding.admin.post("/api/log", &append(vec![late])).await;
    assert_eq!(answer.code(), ApiErrorCode::LogMoved);
}

#[tokio::test(flavor = "multi_thread")]
async fn t5_a_rep_cannot_append_what_only_an_administrator_may_sign() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let promotion = StatementBody::User {
        user: rep.device.user,
        name: "Petr".to_owned(),
        roles: vec![Role::Administrator],
        invite: None,
    };
    let mut log = founding.log.clone();
    let own = log.state(
        Signer::Device(rep.device.id),
        &rep.device,
        promotion.clone(),
        app.now(),
    );
    assert_eq!(
        rep.confirmed("/api/log", &append(vec![own])).await.code(),
        ApiErrorCode::LogRefused
    );
    let mut log = founding.log.clone();
    let forged = log.state(
        Signer::Device(founding.admin.device.id),
        &rep.device,
        promotion,
        app.now(),
    );
    assert_eq!(
        rep.confirmed("/api/log", &append(vec![forged]))
            .await
            .code(),
        ApiErrorCode::LogRefused
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn class_secrets_come_from_a_reader_under_the_signed_epoch_and_reach_their_device_only() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let device = founding.admin.device.clone();
    let readers = vec![device.user, rep.device.user];
    let content = StatementBody::ClassEpoch {
        class: Class::Notes,
        epoch: 1,
        intake: domain::PublicKey([4; 32]),
        readers,
    };
    let signed = founding
        .log
        .state(Signer::Device(device.id), &device, content, app.now());
    let secret = ClassSecretWrap {
        class: Class::Notes,
        epoch: 1,
        device: Some(rep.device.id),
        statement: signed.hash(),
        wrap: Bytes(vec![6; 80]),
    };
    let body = LogAppend {
        statements: vec![signed],
        secrets: vec![secret.clone()],
    };
    assert!(
        founding
            .admin
            .confirmed("/api/log", &body)
            .await
            .status
            .is_success()
    );
    let pull = PullRequest {
        device: rep.device.id,
        cursor: 0,
        log: 0,
    };
    let pulled: PullAnswer = rep.sync("/sync/pull", &pull).await.message();
    assert_eq!(pulled.secrets, std::slice::from_ref(&secret));

    let foreign = ClassSecretWrap {
        class: Class::Financial,
        ..secret
    };
    let body = LogAppend {
        statements: Vec::new(),
        secrets: vec![foreign],
    };
    assert_eq!(
        rep.post("/api/log", &body).await.code(),
        ApiErrorCode::LogRefused
    );
}

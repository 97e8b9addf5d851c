//! `/sync/push` and `/sync/pull`.

use axum::http::StatusCode;
use domain::access::Role;
use domain::violation::Code;
use sync::message::account::{ApiErrorCode, AuditRow, DeviceRow};
use sync::message::v1::{
    MAX_OPS, MAX_PUSH_BYTES, Outcome, PullAnswer, PullRequest, PushRequest, Verb,
};

use crate::support::contact::{contact_op, push};
use crate::support::{App, Client, found, join, new_contact};

pub(super) async fn pull(client: &Client<'_>, cursor: u64) -> PullAnswer {
    let request = PullRequest {
        device: client.device.id,
        cursor,
        log: 0,
    };
    client.sync("/sync/pull", &request).await.message()
}

pub(super) fn rows(answer: &PullAnswer) -> usize {
    answer
        .verbs
        .iter()
        .filter(|verb| matches!(verb, Verb::Put { .. }))
        .count()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operation_is_applied_once_however_often_it_is_sent() {
    let app = App::start().await;
    let founding = found(&app).await;
    let op = contact_op(1, 7, None, app.now());
    let first = push(&founding.admin, vec![op.clone()]).await;
    let Outcome::Applied { seq, version } = first[0] else {
        panic!("{first:?}")
    };
    assert_eq!(
        push(&founding.admin, vec![op]).await,
        [Outcome::Already { seq, version }]
    );
    let pulled = pull(&founding.admin, 0).await;
    assert_eq!((pulled.head, rows(&pulled)), (1, 1));
    let rows: Vec<AuditRow> = founding.admin.get("/api/admin/audit").await.json();
    assert_eq!(rows[0].act, "record_put");
    assert!(sync::server::verify_audit(&rows).is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_pulls_no_row_and_writes_none() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    new_contact(&founding.admin, 1, 7, None).await;
    let auditor = join(&mut founding, 2, Role::Auditor).await;
    assert!(pull(&auditor, 0).await.verbs.is_empty());
    let outcomes = push(&auditor, vec![contact_op(1, 8, None, app.now())]).await;
    assert!(
        matches!(&outcomes[..], [Outcome::Rejected { reason }] if reason.code == Code::NotAllowed),
        "{outcomes:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn t5_another_device_than_the_unlocked_one_is_refused() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let foreign = PushRequest {
        epoch: 0,
        device: founding.admin.device.id,
        ops: Vec::new(),
    };
    assert_eq!(
        rep.sync("/sync/push", &foreign).await.code(),
        ApiErrorCode::SessionLocked
    );
    let foreign = PullRequest {
        device: founding.admin.device.id,
        cursor: 0,
        log: 0,
    };
    assert_eq!(
        rep.sync("/sync/pull", &foreign).await.code(),
        ApiErrorCode::SessionLocked
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_epoch_of_the_database_is_told() {
    let app = App::start().await;
    let founding = found(&app).await;
    let epoch = pull(&founding.admin, 0).await.epoch;
    let ops = vec![contact_op(1, 7, None, app.now())];
    let device = founding.admin.device.id;
    let other = PushRequest {
        epoch: epoch ^ 1,
        device,
        ops: ops.clone(),
    };
    assert_eq!(
        founding.admin.sync("/sync/push", &other).await.code(),
        ApiErrorCode::LogMoved
    );
    let same = PushRequest { epoch, device, ops };
    assert!(
        founding
            .admin
            .sync("/sync/push", &same)
            .await
            .status
            .is_success()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn oversized_and_damaged_bodies_are_refused() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let large = admin
        .octets("/sync/push", vec![1; MAX_PUSH_BYTES + 2048])
        .await;
    assert_eq!(
        (large.status, large.code()),
        (StatusCode::PAYLOAD_TOO_LARGE, ApiErrorCode::TooLarge)
    );
    for bytes in [vec![], vec![0], vec![9; 40], vec![255; 100]] {
        assert_eq!(
            admin.octets("/sync/push", bytes).await.code(),
            ApiErrorCode::Malformed
        );
    }
    let ops = (1..=MAX_OPS as u64 + 1)
        .map(|n| contact_op(n, 7, None, app.now()))
        .collect();
    let many = PushRequest {
        epoch: 0,
        device: admin.device.id,
        ops,
    };
    assert_eq!(
        admin.sync("/sync/push", &many).await.code(),
        ApiErrorCode::TooLarge
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn devices_that_push_at_once_lose_nothing() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let mut clients = Vec::new();
    for number in 2..6 {
        clients.push(join(&mut founding, number, Role::Rep).await);
    }
    let pushes = clients
        .iter()
        .enumerate()
        .map(|(place, client)| async move {
            for n in 1..=5u8 {
                let number = 10 + u8::try_from(place).unwrap() * 10 + n;
                new_contact(client, u64::from(n), number, None).await;
            }
        });
    futures::future::join_all(pushes).await;
    let pulled = pull(&founding.admin, 0).await;
    assert_eq!((pulled.head, rows(&pulled)), (20, 20));
    let devices: Vec<DeviceRow> = founding.admin.get("/api/admin/devices").await.json();
    assert_eq!(devices.len(), 5);
}

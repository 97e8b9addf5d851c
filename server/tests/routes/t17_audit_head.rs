//! T17: `/sync/head` and `/api/admin/audit/file`: what devices and auditors hold against the server.

use axum::http::StatusCode;
use domain::access::Role;
use domain::organisation::{Organisation, SignedStatement};
use domain::{OpId, RecordId, SubjectId, Timestamp};
use sync::client::HeadWatch;
use sync::message::account::AuditRow;
use sync::message::tree_head::{HeadAnswer, HeadRequest};
use sync::message::v1::{Op, OpKind, Outcome};
use sync::proof::{AuditFileError, AuditTree, verify_audit_file};
use uuid::Uuid;

use super::portal::audit;
use super::sync::pull;
use crate::support::contact::{contact_op, push};
use crate::support::{App, Client, found, join, new_contact};

const FILE: &str = "/api/admin/audit/file";

async fn head(client: &Client<'_>, since: u64, entry: u64) -> HeadAnswer {
    let asked = HeadRequest {
        device: client.device.id,
        since,
        entry,
    };
    client.sync("/sync/head", &asked).await.message()
}

async fn log(client: &Client<'_>) -> Organisation {
    let statements: Vec<SignedStatement> = client.get("/api/log?after=0").await.json();
    sync::proof::read_log(None, None, &statements).unwrap()
}

/// The tree over what the list of the audit shows.
fn tree(rows: &[AuditRow]) -> AuditTree {
    let mut tree = AuditTree::default();
    rows.iter().rev().for_each(|row| tree.push(row.hash));
    tree
}

/// What a device of today does beside a pull.
async fn meet(watch: &mut HeadWatch, client: &Client<'_>) -> u64 {
    let (log, epoch) = (log(client).await, pull(client, 0).await.epoch);
    let asked = watch.request(client.device.id, &log, epoch);
    let answer: HeadAnswer = client.sync("/sync/head", &asked).await.message();
    let now = client.app.now();
    watch.take(&answer, &log, epoch, now).unwrap();
    watch.kept().unwrap().head.size
}

#[tokio::test(flavor = "multi_thread")]
async fn t17_a_device_follows_the_audit_from_head_to_head() {
    let app = App::start().await;
    let founding = found(&app).await;
    let mut watch = HeadWatch::default();
    let mut size = meet(&mut watch, &founding.admin).await;
    for number in 1..=5_u8 {
        new_contact(&founding.admin, number.into(), number, None).await;
        app.pass_seconds(3);
        let grown = meet(&mut watch, &founding.admin).await;
        assert!(grown > size, "{grown}");
        size = grown;
    }
    let rows = audit(&founding.admin).await;
    assert_eq!(watch.kept().unwrap().head.root, tree(&rows).root());
    assert_eq!(size, rows[0].n);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_is_signed_once_a_size_and_not_more_than_every_other_second() {
    let app = App::start().await;
    let founding = found(&app).await;
    let first = head(&founding.admin, 0, 0).await.head;
    app.pass_seconds(60);
    assert_eq!(head(&founding.admin, 0, 0).await.head, first);
    new_contact(&founding.admin, 1, 7, None).await;
    let second = head(&founding.admin, 0, 0).await.head;
    assert!(second.head.size > first.head.size);
    new_contact(&founding.admin, 2, 8, None).await;
    app.pass_seconds(1);
    assert_eq!(head(&founding.admin, 0, 0).await.head, second);
    let needed = second.head.size + 1;
    let third = head(&founding.admin, needed, 0).await.head;
    assert!(third.head.size >= needed, "another server was further");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_audit_has_not_is_not_proven_and_another_device_gets_nothing() {
    let app = App::start().await;
    let founding = found(&app).await;
    let answer = head(&founding.admin, 1_000_000, u64::MAX).await;
    assert!(answer.consistency.0.is_empty() && answer.inclusion.0.is_empty());
    let mut foreign = HeadRequest {
        device: founding.admin.device.id,
        since: 0,
        entry: 0,
    };
    foreign.device = domain::DeviceId::v4([9; 16]);
    let refused = founding.admin.sync("/sync/head", &foreign).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_exported_audit_holds_and_goes_on_from_a_kept_head() {
    let app = App::start().await;
    let founding = found(&app).await;
    let kept = head(&founding.admin, 0, 0).await.head;
    new_contact(&founding.admin, 1, 7, None).await;
    let answer = founding.admin.confirmed(FILE, &()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let day = domain::LocalDate::of(app.now());
    assert_eq!(
        answer.header("content-disposition"),
        format!("attachment; filename=\"souhlas-audit-{day}.jsonl\"")
    );
    let report = verify_audit_file(&answer.body, Some(&kept)).unwrap();
    let keys = log(&founding.admin).await.server_keys.unwrap();
    assert_eq!(report.header.key, keys.tree_head);
    let rows = audit(&founding.admin).await;
    assert_eq!(rows[0].act, "audit_exported");
    assert_eq!(report.header.head.head.size, rows[0].n);
    let mut changed = answer.body.to_vec();
    let last = changed.len() - 90;
    changed[last] ^= 1;
    let refused = verify_audit_file(&changed, None);
    assert!(
        matches!(refused, Err(AuditFileError::Broken { .. })),
        "{refused:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_audit_of_many_pages_is_exported_whole_to_auditors_and_not_to_reps() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let auditor = join(&mut founding, 3, Role::Auditor).await;
    let rep = join(&mut founding, 4, Role::Rep).await;
    for start in 0..6_u64 {
        let made = push(&founding.admin, contacts(start * 200, app.now())).await;
        assert!(
            made.iter()
                .all(|one| matches!(one, Outcome::Applied { .. }))
        );
    }
    let answer = auditor.confirmed(FILE, &()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let report = verify_audit_file(&answer.body, None).unwrap();
    assert!(report.header.head.head.size > 1_200);
    assert_eq!(rep.post(FILE, &()).await.status, StatusCode::NOT_FOUND);
}

/// Two hundred new contacts, after the operation of this number.
fn contacts(after: u64, now: Timestamp) -> Vec<Op> {
    let contact = |n: u64| {
        let mut op = contact_op(n, 7, None, now);
        let id = Uuid::from_u128(u128::from(n) << 64);
        op.id = OpId::new(id);
        if let OpKind::Put(put) = &mut op.kind {
            (put.record, put.subject) = (RecordId::new(id), SubjectId::new(id));
        }
        op
    };
    (after + 1..=after + 200).map(contact).collect()
}

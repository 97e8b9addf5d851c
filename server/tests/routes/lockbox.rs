//! `/api/lockbox`: who may ask, allow, end and take (Y-2).

mod refused;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::access::{
    LockboxApproval, LockboxRequest, Reason, Role, SignedLockboxApproval, SignedLockboxRequest,
};
use domain::record::{Class, CopyPurpose, CopyRecipient};
use domain::{CopyId, LockboxId, PublicKey};
use sync::message::account::{
    ApiErrorCode, CopyUpload, LockboxApprove, LockboxName, LockboxRow, LockboxTake,
};

use super::portal::audit;
use crate::support::copy::{ORG, brought, copy, leave, open_copy, signed};
use crate::support::{Answer, App, Client, Founding, found, join, new_contact, record};

const LOCKBOX: LockboxId = LockboxId::new(uuid::Uuid::from_u128(77));
const HOUR: i64 = 60 * 60 * 1000;

struct Stage<'a> {
    founding: Founding<'a>,
    supporter: Client<'a>,
}

async fn stage(app: &App) -> Stage<'_> {
    let mut founding = found(app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, None).await;
    let supporter = join(&mut founding, 3, Role::Support).await;
    Stage {
        founding,
        supporter,
    }
}

fn request(by: &Client<'_>) -> LockboxRequest {
    LockboxRequest {
        id: LOCKBOX,
        by: by.device.user,
        device: by.device.id,
        reason: Reason::new("The account number does not show").unwrap(),
        ticket: "HELP-17".to_owned(),
        classes: BTreeSet::from([Class::Financial]),
        subjects: BTreeSet::from([record(7).1]),
        minutes: 120,
        key: PublicKey([8; 32]),
        at: by.app.now(),
    }
}

fn signed_request(by: &Client<'_>, request: LockboxRequest) -> SignedLockboxRequest {
    let signature = by.device.sign(&request.signed_bytes(ORG).unwrap());
    SignedLockboxRequest { request, signature }
}

async fn ask(by: &Client<'_>, request: LockboxRequest) -> Answer {
    by.post("/api/lockbox", &signed_request(by, request)).await
}

fn yes(by: &Client<'_>, asked: &LockboxRequest, hours: i64) -> LockboxApprove {
    let now = by.app.now();
    let approval = LockboxApproval {
        request: asked.hash(ORG).unwrap(),
        by: by.device.user,
        device: by.device.id,
        from: now,
        until: now.plus_millis(hours * HOUR),
    };
    let signature = by.device.sign(&approval.signed_bytes(ORG).unwrap());
    LockboxApprove {
        lockbox: LOCKBOX,
        yes: SignedLockboxApproval {
            approval,
            signature,
        },
    }
}

async fn approve(by: &Client<'_>, asked: &LockboxRequest, hours: i64) -> Answer {
    by.confirmed("/api/lockbox/approve", &yes(by, asked, hours))
        .await
}

fn sealed(by: &Client<'_>, number: u8, names: &[&str]) -> CopyUpload {
    let kind = (CopyPurpose::Support, CopyRecipient::Support);
    let upload = CopyUpload {
        lockbox: Some(LOCKBOX),
        ..copy(by, number, kind, names)
    };
    signed(by, upload)
}

async fn take(by: &Client<'_>, number: u8) -> Answer {
    let wanted = LockboxTake {
        lockbox: LOCKBOX,
        copy: CopyId::v4([number; 16]),
    };
    by.post("/api/lockbox/take", &wanted).await
}

async fn end(by: &Client<'_>) -> Answer {
    let name = LockboxName { lockbox: LOCKBOX };
    by.post("/api/lockbox/end", &name).await
}

async fn list(by: &Client<'_>) -> Vec<LockboxRow> {
    by.get("/api/lockboxes").await.json()
}

async fn opened<'a>(app: &'a App) -> Stage<'a> {
    let stage = stage(app).await;
    let asked = request(&stage.supporter);
    let answer = ask(&stage.supporter, asked.clone()).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text());
    let answer = approve(&stage.founding.admin, &asked, 2).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text());
    stage
}

#[tokio::test(flavor = "multi_thread")]
async fn y_2_support_takes_each_copy_once_while_the_lockbox_stands_open() {
    let app = App::start().await;
    let Stage {
        founding,
        supporter,
    } = opened(&app).await;
    let upload = sealed(&founding.admin, 40, &["bank_account"]);
    assert!(leave(&founding.admin, &upload).await.status.is_success());
    let rows = list(&supporter).await;
    assert_eq!((rows.len(), rows[0].copies.len()), (1, 1));
    assert!(brought(&take(&supporter, 40).await, &upload));
    assert_eq!(take(&supporter, 40).await.code(), ApiErrorCode::CopyClosed);
    let by_code = open_copy(&app, 40, "").await;
    assert_eq!(by_code.code(), ApiErrorCode::CopyClosed);
    let acts: Vec<_> = audit(&founding.admin)
        .await
        .into_iter()
        .filter(|row| row.subject == Some(record(7).1))
        .map(|row| (row.act, row.fields))
        .take(4)
        .collect();
    let told = |act: &str, field: &str| (act.to_owned(), vec![field.to_owned()]);
    assert_eq!(
        acts,
        [
            told("copy_handed_out", "bank_account"),
            told("copy_made", "bank_account"),
            told("lockbox_approved", "financial"),
            told("lockbox_asked", "financial"),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn y_2_nothing_is_handed_out_after_the_end_and_the_rest_is_deleted() {
    let app = App::start().await;
    let Stage {
        founding,
        supporter,
    } = opened(&app).await;
    let admin = &founding.admin;
    let upload = sealed(admin, 40, &["bank_account"]);
    assert!(leave(admin, &upload).await.status.is_success());
    assert!(end(&supporter).await.status.is_success());
    assert_eq!(take(&supporter, 40).await.code(), ApiErrorCode::LockboxOver);
    assert_eq!(end(admin).await.code(), ApiErrorCode::LockboxOver);
    assert_eq!(list(admin).await[0].copies, []);
    let late = leave(admin, &sealed(admin, 41, &["bank_account"])).await;
    assert_eq!(late.code(), ApiErrorCode::LockboxOver);
}

#[tokio::test(flavor = "multi_thread")]
async fn y_2_when_its_time_is_up_nothing_is_handed_out() {
    let app = App::start().await;
    let Stage {
        founding,
        mut supporter,
    } = opened(&app).await;
    let upload = sealed(&founding.admin, 40, &["bank_account"]);
    assert!(leave(&founding.admin, &upload).await.status.is_success());
    app.pass_seconds(2 * 60 * 60);
    supporter.sign_in().await;
    supporter.unlock().await;
    assert_eq!(take(&supporter, 40).await.code(), ApiErrorCode::LockboxOver);
}

//! `/api/signers`: the kit used to change who may sign for the organisation.

mod refused;

use axum::http::StatusCode;
use domain::access::Role;
use domain::organisation::{Organisation, SignedStatement, Signer, Signers, StatementBody};
use domain::record::Class;
use domain::{Bytes, PublicKey, UserId};
use sync::message::account::{
    ApiErrorCode, RecoveryRow, SignersAsked, SignersFinish, SignersOpened, SignersStanding,
};

use super::attempt::{newest, pair_wraps, wrap};
use super::{App, HOUR, acts, every_class_reached};
use crate::support::{Answer, Client, Device, Founding, found, join};

const NEW: u8 = 60;

fn signers(administrators: &[UserId], privacy_officers: &[UserId]) -> Signers {
    Signers {
        administrators: administrators.to_vec(),
        privacy_officers: privacy_officers.to_vec(),
        holders: Vec::new(),
    }
}

async fn ask(by: &Client<'_>, wanted: &Signers) -> SignersAsked {
    by.confirmed("/api/signers/ask", wanted).await.json()
}

async fn look(by: &Client<'_>) -> Option<SignersAsked> {
    by.get("/api/signers").await.json()
}

async fn open(by: &Client<'_>) -> Answer {
    by.post("/api/signers/open", &()).await
}

async fn send(by: &Client<'_>, finish: &SignersFinish) -> Answer {
    by.post("/api/signers/finish", finish).await
}

pub(super) async fn read_log(by: &Client<'_>) -> Organisation {
    let log: Vec<SignedStatement> = by.get("/api/log?after=0").await.json();
    sync::proof::read_log(None, None, &log).unwrap()
}

async fn back(client: &mut Client<'_>) {
    client.sign_in().await;
    client.unlock().await;
}

/// What the browser of `by` makes of the opened kit; the founder reads every class.
fn made(founding: &mut Founding<'_>, by: &Device, opened: &SignersOpened) -> SignersFinish {
    let (root, now) = (Device::new(200), founding.admin.app.now());
    let reader = founding.admin.device.clone();
    let log = &mut founding.log;
    let key = PublicKey([NEW; 32]);
    let base = sync::proof::read_log(None, None, &opened.statements).unwrap();
    let holders = opened.signers.holders.iter();
    let holders: Vec<_> = holders.map(|user| base.as_holder(*user).unwrap()).collect();
    let recovery = StatementBody::Recovery {
        key,
        holders: holders.clone(),
    };
    let names = opened.signers.statement();
    let mut statements = [recovery, names]
        .map(|body| log.state(Signer::OrgRoot, &root, body, now))
        .to_vec();
    let alone = opened.signers.administrators.len() == 1;
    for class in Class::SEALED {
        if alone || class != Class::Special {
            let epoch = StatementBody::ClassEpoch {
                class,
                epoch: 2,
                intake: PublicKey([6; 32]),
                readers: vec![reader.user],
            };
            statements.push(log.state(Signer::Device(by.id), by, epoch, now));
        }
    }
    let older = opened.secrets.iter();
    SignersFinish {
        secrets: newest(&statements, reader.id),
        statements,
        older: older
            .map(|old| wrap(old.class, old.epoch, None, old.statement))
            .collect(),
        org_root: Bytes(vec![NEW]),
        recovery: Bytes(vec![NEW, NEW]),
        backup_recipient: Bytes(b"age1other".to_vec()),
        pairs: pair_wraps(&holders),
    }
}

/// Names holders beside the founder, as a single administrator does it with the kit at once.
pub(super) async fn name_holders(founding: &mut Founding<'_>, holders: &[UserId]) {
    let own = founding.admin.device.clone();
    let wanted = Signers {
        holders: holders.to_vec(),
        ..signers(&[own.user], &[own.user])
    };
    ask(&founding.admin, &wanted).await;
    let opened: SignersOpened = open(&founding.admin).await.json();
    let finish = made(founding, &own, &opened);
    let sent = send(&founding.admin, &finish).await;
    assert!(sent.status.is_success(), "{}", sent.text());
}

/// Names a second administrator, as the founder does it with the kit after a day.
pub(crate) async fn name_second(founding: &mut Founding<'_>, second: &mut Client<'_>) {
    let own = founding.admin.device.clone();
    let wanted = signers(&[own.user, second.device.user], &[own.user]);
    ask(&founding.admin, &wanted).await;
    founding.admin.app.pass_seconds(24 * HOUR);
    back(&mut founding.admin).await;
    back(second).await;
    let opened: SignersOpened = open(&founding.admin).await.json();
    let finish = made(founding, &own, &opened);
    let sent = send(&founding.admin, &finish).await;
    assert!(sent.status.is_success(), "{}", sent.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_single_administrator_names_a_privacy_officer_at_once_and_the_kit_is_another() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let officer = join(&mut founding, 2, Role::PrivacyOfficer).await;
    let own = founding.admin.device.clone();
    let wanted = signers(&[own.user], &[own.user, officer.device.user]);
    let unconfirmed = founding.admin.post("/api/signers/ask", &wanted).await;
    assert_eq!(unconfirmed.code(), ApiErrorCode::StepUpNeeded);
    let asked = ask(&founding.admin, &wanted).await;
    assert_eq!(asked.standing, SignersStanding::Ready);
    let opened: SignersOpened = open(&founding.admin).await.json();
    assert_eq!(opened.signers, wanted);
    let finish = made(&mut founding, &own, &opened);
    let admin = &founding.admin;
    assert_eq!(send(admin, &finish).await.status, StatusCode::NO_CONTENT);
    let organisation = read_log(admin).await;
    assert_eq!(organisation.signers(), wanted);
    assert_eq!(organisation.recovery, Some(PublicKey([NEW; 32])));
    assert!(acts(admin).await.contains(&"recovery_used".to_owned()));
    assert_eq!(look(admin).await, None);
    assert_eq!(send(admin, &finish).await.code(), ApiErrorCode::LinkDead);
    ask(admin, &signers(&[own.user], &[own.user])).await;
    let again: SignersOpened = open(admin).await.json();
    assert_eq!(
        (again.org_root.0, again.recovery.0),
        (vec![NEW], vec![NEW, NEW])
    );
    every_class_reached(&again.secrets, [1, 2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_who_is_not_named_waits_a_day_and_then_names_himself() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let mut other = join(&mut founding, 2, Role::Administrator).await;
    let own = founding.admin.device.user;
    let wanted = signers(&[own, other.device.user], &[own]);
    let mails = app.mails_now().len();
    assert_eq!(
        ask(&other, &wanted).await.standing,
        SignersStanding::Waiting
    );
    assert_eq!(app.mails(mails + 2).await.len(), mails + 2);
    assert_eq!(open(&other).await.code(), ApiErrorCode::LinkDead);
    app.pass_seconds(24 * HOUR);
    back(&mut other).await;
    let asked = look(&other).await.unwrap();
    assert_eq!(asked.standing, SignersStanding::Ready);
    let opened: SignersOpened = open(&other).await.json();
    let finish = made(&mut founding, &other.device, &opened);
    let sent = send(&other, &finish).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    let organisation = read_log(&other).await;
    assert_eq!(organisation.signers(), wanted);
    assert_eq!(organisation.classes[&Class::Special].epoch, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_administrator_sees_whom_the_kit_is_to_name_and_can_refuse() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let other = join(&mut founding, 2, Role::Administrator).await;
    let own = founding.admin.device.user;
    let wanted = signers(&[own, other.device.user], &[own]);
    ask(&other, &wanted).await;
    let rows: Vec<RecoveryRow> = founding.admin.get("/api/recoveries").await.json();
    assert_eq!(rows[0].signers.as_ref(), Some(&wanted));
    founding.admin.post("/api/recoveries/refuse", &()).await;
    let asked = look(&other).await.unwrap();
    assert_eq!(asked.standing, SignersStanding::Refused);
    assert_eq!(open(&other).await.code(), ApiErrorCode::LinkDead);
    let again = ask(&other, &wanted).await;
    assert_eq!(again.standing, SignersStanding::Waiting);
    assert_eq!(look(&founding.admin).await, None);
}

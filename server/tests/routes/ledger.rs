//! `/api/admin/ledger`: what leaves is an evidence file that holds.

use axum::http::StatusCode;
use domain::Timestamp;
use domain::access::Role;
use domain::organisation::{Signer, StatementBody};
use sync::message::account::LogAppend;
use sync::proof::{EvidenceError, Report, verify_evidence};

use super::portal::{audit, linked};
use crate::support::{Answer, App, Client, Founding, found, grant, join, new_contact};

const PATH: &str = "/api/admin/ledger";

pub(super) async fn file(client: &Client<'_>) -> Answer {
    let answer = client.confirmed(PATH, &()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer
}

pub(super) fn told(bytes: &[u8]) -> Vec<String> {
    let report: Report = verify_evidence(bytes, None).unwrap();
    report.keys.iter().map(ToString::to_string).collect()
}

/// Two persons who agreed on a rep's tablet, one of whom stopped everything by link.
async fn organisation(app: &App) -> (Founding<'_>, Client<'_>) {
    let mut founding = found(app).await;
    let (rep, path) = linked(app, &mut founding).await;
    new_contact(&rep, 3, 8, Some("pavel@example.com")).await;
    app.pass_seconds(60);
    grant(&founding, &rep, 4, 8).await;
    app.pass_seconds(60);
    let done = app.form(&path, None, "act=stop_all").await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    (founding, rep)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_exported_file_holds_and_tells_what_persons_said() {
    let app = App::start().await;
    let (founding, _rep) = organisation(&app).await;
    let answer = file(&founding.admin).await;
    let day = domain::LocalDate::of(app.now());
    assert_eq!(
        answer.header("content-disposition"),
        format!("attachment; filename=\"souhlas-ledger-{day}.jsonl\"")
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    let report = verify_evidence(&answer.body, None).unwrap();
    assert_eq!(report.exported_at, app.now());
    assert_eq!((report.subjects, report.erased), (2, 0));
    let lines = told(&answer.body);
    let of = |number: u8, state: &str| {
        let subject = crate::support::record(number).1;
        let start = format!("{subject} newsletter/email {state} ");
        lines.iter().any(|line| line.starts_with(&start))
    };
    assert!(of(7, "withdrawn") && of(8, "given"), "{lines:#?}");
    let earlier = Timestamp::from_millis(app.now().as_millis() - 61_000);
    let report = verify_evidence(&answer.body, Some(earlier)).unwrap();
    assert!(
        report
            .keys
            .iter()
            .all(|key| !key.to_string().contains(" withdrawn "))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_byte_of_the_exported_file_is_found() {
    let app = App::start().await;
    let (founding, _rep) = organisation(&app).await;
    let good = file(&founding.admin).await.body.to_vec();
    let header = good.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for place in (header..good.len()).step_by(41) {
        let mut changed = good.clone();
        changed[place] ^= 1;
        let verified = verify_evidence(&changed, None);
        assert!(
            matches!(verified, Err(EvidenceError::Broken { .. })),
            "{place}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_without_consents_exports_a_file_that_holds() {
    let app = App::start().await;
    let founding = found(&app).await;
    let answer = file(&founding.admin).await;
    assert!(told(&answer.body).is_empty());
    assert_eq!(answer.text().lines().count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn events_of_a_device_that_was_revoked_since_still_hold() {
    let app = App::start().await;
    let (mut founding, rep) = organisation(&app).await;
    app.pass_seconds(60);
    let device = founding.admin.device.clone();
    let revoke = StatementBody::Revoke {
        device: rep.device.id,
    };
    let signer = Signer::Device(device.id);
    let statements = vec![founding.log.state(signer, &device, revoke, app.now())];
    let append = LogAppend {
        statements,
        secrets: Vec::new(),
    };
    let appended = founding.admin.post("/api/log", &append).await;
    assert!(appended.status.is_success(), "{}", appended.text());
    let report = verify_evidence(&file(&founding.admin).await.body, None).unwrap();
    let ended = report.signers.values().filter_map(|key| key.valid_to);
    assert_eq!(ended.collect::<Vec<_>>(), [app.now()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn more_persons_than_one_piece_holds_come_out_in_order() {
    let app = App::start().await;
    let founding = found(&app).await;
    for number in 1..=60 {
        let n = u64::from(number) * 2;
        new_contact(&founding.admin, n - 1, number, None).await;
        grant(&founding, &founding.admin, n, number).await;
    }
    let answer = file(&founding.admin).await;
    assert_eq!(told(&answer.body).len(), 60);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_takes_the_file_too_and_whoever_takes_it_is_in_the_audit() {
    let app = App::start().await;
    let (mut founding, rep) = organisation(&app).await;
    let auditor = join(&mut founding, 3, Role::Auditor).await;
    file(&auditor).await;
    let newest = audit(&founding.admin).await.remove(0);
    assert_eq!(newest.act, "ledger_exported");
    assert_eq!(newest.actor, Some(auditor.device.user));
    assert_eq!(rep.post(PATH, &()).await.status, StatusCode::NOT_FOUND);
    assert_ne!(audit(&founding.admin).await[0].actor, Some(rep.device.user));
}

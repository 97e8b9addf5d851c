//! `/api/admin`.

use domain::Hash;
use domain::access::Role;
use domain::privacy::ledger::Flag;
use sync::message::account::{AuditRow, DeviceRow, ReviewRow};
use sync::message::v1::PullRequest;

use crate::support::{App, found, grant, grant_with, join, new_contact, record};

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_listed_with_its_last_contact_and_cursor() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, None).await;
    let request = PullRequest {
        device: rep.device.id,
        cursor: 0,
        log: 0,
    };
    assert!(rep.sync("/sync/pull", &request).await.status.is_success());
    let rows: Vec<DeviceRow> = founding.admin.get("/api/admin/devices").await.json();
    let listed = rows.iter().find(|row| row.device == rep.device.id).unwrap();
    assert_eq!((listed.last_contact, listed.cursor), (Some(app.now()), 1));
    let silent = rows
        .iter()
        .find(|row| row.device == founding.admin.device.id)
        .unwrap();
    assert_eq!(silent.last_contact, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_is_one_unbroken_chain_from_set_up_on() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    join(&mut founding, 2, Role::Rep).await;
    founding.admin.sign_in().await;
    founding.admin.unlock().await;
    let rows: Vec<AuditRow> = founding.admin.get("/api/admin/audit").await.json();
    assert!(sync::server::verify_audit(&rows).is_ok());
    assert_eq!(rows.last().unwrap().act, "log_root");
    for act in [
        "invite",
        "invite_accepted",
        "log_user",
        "log_device",
        "sign_in",
    ] {
        assert!(rows.iter().any(|row| row.act == act), "{act}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn n_7_a_yes_to_an_unknown_text_is_kept_and_told_until_the_person_is_asked_again() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let auditor = join(&mut founding, 3, Role::Auditor).await;
    for (n, number) in [(1, 7), (2, 8)] {
        new_contact(&rep, n, number, None).await;
    }
    let nobody_published = |body: &mut domain::privacy::Body| {
        body.text.as_mut().unwrap().sha256 = Hash([9; 32]);
    };
    grant(&founding, &rep, 3, 8).await;
    grant_with(&founding, &rep, 4, 7, nobody_published).await;

    let told: Vec<ReviewRow> = auditor.get("/api/admin/review").await.json();
    let [row] = &told[..] else { panic!("{told:?}") };
    assert_eq!((row.contact, row.subject), (Some(record(7).0), record(7).1));
    assert_eq!(row.flags, [Flag::TextUnknown]);
    assert_eq!((row.received_at, row.confirm_by), (app.now(), None));
    assert_eq!(
        (row.user, row.device),
        (Some(rep.device.user), Some(rep.device.id))
    );

    grant(&founding, &rep, 5, 7).await;
    let settled: Vec<ReviewRow> = auditor.get("/api/admin/review").await.json();
    assert!(settled.is_empty(), "{settled:?}");
}

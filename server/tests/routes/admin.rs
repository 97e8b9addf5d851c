//! `/api/admin`.

use domain::access::Role;
use sync::message::account::{AuditRow, DeviceRow};
use sync::message::v1::PullRequest;

use crate::support::{App, found, join};

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_listed_with_its_last_contact_and_cursor() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    crate::support::new_contact(&rep, 1, 7, None).await;
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

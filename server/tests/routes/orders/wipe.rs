//! The end of a device: whoever holds its key is told, also with a locked session or none.

use axum::body::Body;
use axum::http::{Request, header};
use sync::message::acknowledge::{AskStanding, DeviceStanding, WIPE};
use sync::message::v1::encode;

use super::*;
use crate::support::ORIGIN;

async fn ask(client: &Client<'_>, key: &Device) -> Answer {
    let device = client.device.id;
    let asked = AskStanding {
        device,
        signature: key.sign(&AskStanding::signed_bytes(device)),
    };
    let request = Request::post("/sync/standing")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .header("x-souhlas", "1")
        .body(Body::from(encode(&asked)))
        .unwrap();
    client.app.send(request).await
}

async fn stands(client: &Client<'_>) -> DeviceStanding {
    ask(client, &client.device).await.message()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_device_is_told_to_wipe_itself_and_its_word_is_kept_as_evidence() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    pull(&rep, 0).await;
    assert_eq!(stands(&rep).await, DeviceStanding::Trusted);
    let early = acknowledge(&rep, &rep.device, WIPE, 0).await;
    assert_eq!(early.code(), ApiErrorCode::NotFound, "nobody ordered it");
    let device = rep.device.id;
    append(&mut founding, StatementBody::Revoke { device }).await;
    assert_eq!(stands(&rep).await, DeviceStanding::Wipe);
    let row = listed(&founding, &rep).await;
    assert_eq!(row.orders[0].kind, OrderKind::Wiped);
    assert_eq!(row.orders[0].acknowledged, None);
    let said = acknowledge(&rep, &rep.device, WIPE, 2).await;
    assert!(said.status.is_success());
    let row = listed(&founding, &rep).await;
    assert_eq!(row.orders[0].acknowledged, Some(app.now()));
    assert_eq!(row.orders[0].kept, 2);
    acknowledge(&rep, &rep.device, WIPE, 2).await;
    let audit: Vec<AuditRow> = founding.admin.get("/api/admin/audit").await.json();
    let wiped = audit.iter().filter(|row| row.act == "device_wiped");
    assert_eq!(wiped.count(), 1, "the same word counts once");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_devices_of_who_left_are_told_too() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    pull(&rep, 0).await;
    regrade(&mut founding, &rep, &[]).await;
    assert_eq!(stands(&rep).await, DeviceStanding::Wipe);
    let row = listed(&founding, &rep).await;
    assert_eq!(row.orders.last().unwrap().kind, OrderKind::Wiped);
}

#[tokio::test(flavor = "multi_thread")]
async fn t13_a_locked_session_hears_of_the_wipe_and_nothing_else() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, None).await;
    pull(&rep, 0).await;
    assert!(rep.post("/api/session/lock", &()).await.status.is_success());
    let device = rep.device.id;
    append(&mut founding, StatementBody::Revoke { device }).await;
    assert_eq!(
        rep.get("/api/session").await.code(),
        ApiErrorCode::DeviceRevoked
    );
    let told = ask(&rep, &rep.device).await;
    assert_eq!(told.message::<DeviceStanding>(), DeviceStanding::Wipe);
    assert!(!told.text().contains("Nováková"));
    let pulled = PullRequest {
        device,
        cursor: 0,
        log: 0,
    };
    let refused = rep.sync("/sync/pull", &pulled).await;
    assert_eq!(refused.code(), ApiErrorCode::DeviceRevoked);
}

#[tokio::test(flavor = "multi_thread")]
async fn how_a_device_stands_is_told_to_its_key_alone() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let stranger = Device::new(77);
    assert_eq!(ask(&rep, &stranger).await.code(), ApiErrorCode::NotFound);
}

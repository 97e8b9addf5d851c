//! Access that ends leaves the device: what is ordered, in which order, and the device's word.

mod erase;
mod wipe;

use domain::access::Role;
use domain::organisation::{SignedStatement, Signer, StatementBody};
use sync::message::account::{ApiErrorCode, AuditRow, DeviceRow, LogAppend, OrderKind};
use sync::message::acknowledge::Acknowledgement;
use sync::message::v1::{Order, Ordered, PullAnswer, PullRequest, Verb};

use super::sync::pull;
use crate::support::{Answer, App, Client, Device, Founding, found, join, new_contact};

fn state(founding: &mut Founding<'_>, content: StatementBody) -> SignedStatement {
    let (device, now) = (founding.admin.device.clone(), founding.admin.app.now());
    let signer = Signer::Device(device.id);
    founding.log.state(signer, &device, content, now)
}

async fn append(founding: &mut Founding<'_>, content: StatementBody) {
    let body = LogAppend {
        statements: vec![state(founding, content)],
        secrets: Vec::new(),
    };
    let answer = founding.admin.confirmed("/api/log", &body).await;
    assert!(answer.status.is_success(), "{}", answer.text());
}

/// The administrator gives a user these roles, and no others.
async fn regrade(founding: &mut Founding<'_>, client: &Client<'_>, roles: &[Role]) {
    let user = StatementBody::User {
        user: client.device.user,
        name: "Somebody".to_owned(),
        roles: roles.to_vec(),
        invite: None,
    };
    append(founding, user).await;
}

fn order(answer: &PullAnswer) -> Ordered {
    let [Verb::Ordered(ordered)] = &answer.verbs[..] else {
        panic!("an order and nothing else: {:?}", answer.verbs);
    };
    ordered.as_ref().clone()
}

async fn acknowledge(client: &Client<'_>, key: &Device, order: u64, kept: u64) -> Answer {
    let device = client.device.id;
    let said = Acknowledgement {
        device,
        order,
        kept,
        signature: key.sign(&Acknowledgement::signed_bytes(device, order)),
    };
    client.sync("/sync/acknowledge", &said).await
}

async fn listed(founding: &Founding<'_>, client: &Client<'_>) -> DeviceRow {
    let rows: Vec<DeviceRow> = founding.admin.get("/api/admin/devices").await.json();
    let of = |row: &DeviceRow| row.device == client.device.id;
    rows.into_iter().find(of).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_role_is_told_before_any_other_data_until_the_device_says_that_it_is_done() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let manager = join(&mut founding, 3, Role::Manager).await;
    new_contact(&rep, 1, 7, None).await;
    assert_eq!(pull(&manager, 0).await.verbs.len(), 1);
    regrade(&mut founding, &manager, &[Role::Rep]).await;
    new_contact(&manager, 1, 8, None).await;
    let answer = pull(&manager, 1).await;
    let drop = order(&answer);
    assert!(matches!(&drop.order, Order::DropScope { left, .. } if !left.is_empty()));
    assert_eq!((answer.cursor, answer.secrets.len()), (1, 0));
    assert!(!answer.statements.is_empty(), "the reason comes along");
    assert_eq!(order(&pull(&manager, 1).await), drop, "until it is done");
    let row = listed(&founding, &manager).await;
    assert_eq!(row.orders[0].kind, OrderKind::ScopesEnded);
    assert_eq!(row.orders[0].acknowledged, None);

    let said = acknowledge(&manager, &manager.device, drop.n, 0).await;
    assert!(said.status.is_success());
    let reset = order(&pull(&manager, 1).await);
    assert!(matches!(reset.order, Order::Reset { .. }));
    acknowledge(&manager, &manager.device, reset.n, 0).await;
    let own = pull(&manager, 0).await;
    assert_eq!(own.verbs.len(), 1, "the own contact alone: {:?}", own.verbs);

    let row = listed(&founding, &manager).await;
    assert_eq!(row.orders.len(), 1, "a wider view is no deletion");
    assert_eq!(row.orders[0].acknowledged, Some(app.now()));
    let audit: Vec<AuditRow> = founding.admin.get("/api/admin/audit").await.json();
    let done = |row: &&AuditRow| row.act == "order_done";
    let done: Vec<_> = audit.iter().filter(done).collect();
    assert_eq!(done[0].device, Some(manager.device.id));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_device_itself_says_that_an_order_is_done() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let manager = join(&mut founding, 3, Role::Manager).await;
    pull(&manager, 0).await;
    regrade(&mut founding, &manager, &[Role::Rep]).await;
    let drop = order(&pull(&manager, 0).await);
    let stranger = Device::new(77);
    let forged = acknowledge(&manager, &stranger, drop.n, 0).await;
    assert_eq!(forged.code(), ApiErrorCode::NotFound);
    let other = acknowledge(&manager, &manager.device, drop.n + 1, 0).await;
    assert!(
        other.status.is_success(),
        "an order that never was: nothing"
    );
    assert_eq!(order(&pull(&manager, 0).await), drop);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_from_before_orders_gives_up_what_an_earlier_role_showed() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, None).await;
    let manager = join(&mut founding, 3, Role::Manager).await;
    regrade(&mut founding, &manager, &[Role::Rep]).await;
    // It comes with a cursor, and nothing is known of what it was given.
    let request = PullRequest {
        device: manager.device.id,
        cursor: 1,
        log: 0,
    };
    let answer: PullAnswer = manager.sync("/sync/pull", &request).await.message();
    assert!(matches!(order(&answer).order, Order::DropScope { .. }));
}

//! An erasure reaches every device that was ever in contact.

use server::erasure;

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn every_device_is_told_of_an_erasure_before_any_other_data_and_says_when_it_is_done() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let silent = join(&mut founding, 3, Role::Rep).await;
    let (contact, person) = new_contact(&rep, 1, 7, None).await;
    pull(&rep, 0).await;
    pull(&founding.admin, 0).await;
    for _ in 0..2 {
        let told = erasure::tell_devices(&app.state, person, &[contact]).await;
        assert_eq!(told.unwrap(), 2, "whoever was never in contact has nothing");
    }
    let expected = Order::Erase {
        subject: person,
        records: vec![contact],
    };
    for client in [&rep, &founding.admin] {
        let erase = order(&pull(client, 1).await);
        assert_eq!(erase.order, expected);
        acknowledge(client, &client.device, erase.n, 0).await;
        assert!(pull(client, 1).await.verbs.is_empty(), "once");
    }
    let row = listed(&founding, &rep).await;
    assert_eq!(row.orders[0].kind, OrderKind::Erased);
    assert_eq!(row.orders[0].acknowledged, Some(app.now()));
    assert!(listed(&founding, &silent).await.orders.is_empty());
}

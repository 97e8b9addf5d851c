//! `/api/grants`: who waits for a class secret, and who serves.

use domain::access::Role;
use domain::organisation::{PendingGrant, SignedStatement, Signer, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use domain::{Bytes, DeviceId, PublicKey, UserId};
use sync::message::account::{ApiErrorCode, LogAppend};

use super::sync::pull;
use crate::support::{Answer, App, Client, Founding, found, join};

/// Names the readers of the notes without giving anybody the secret.
async fn name(founding: &mut Founding<'_>, readers: Vec<UserId>) -> SignedStatement {
    let (device, now) = (founding.admin.device.clone(), founding.admin.app.now());
    let content = StatementBody::ClassEpoch {
        class: Class::Notes,
        epoch: 1,
        intake: PublicKey([4; 32]),
        readers,
    };
    let signed = founding
        .log
        .state(Signer::Device(device.id), &device, content, now);
    let append = LogAppend {
        statements: vec![signed.clone()],
        secrets: Vec::new(),
    };
    let done = founding.admin.confirmed("/api/log", &append).await;
    assert!(done.status.is_success(), "{}", done.text());
    signed
}

async fn waiting(client: &Client<'_>) -> Vec<(DeviceId, bool)> {
    let pending: Vec<PendingGrant> = client.get("/api/grants").await.json();
    let notes = pending.iter().filter(|grant| grant.class == Class::Notes);
    notes.map(|grant| (grant.device, grant.named)).collect()
}

async fn serve(by: &Client<'_>, statement: &SignedStatement, device: DeviceId) -> Answer {
    let append = LogAppend {
        statements: Vec::new(),
        secrets: vec![ClassSecretWrap {
            class: Class::Notes,
            epoch: 1,
            device: Some(device),
            statement: statement.hash(),
            wrap: Bytes(vec![6; 80]),
        }],
    };
    by.post("/api/log", &append).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_named_device_waits_until_any_reader_serves_it_and_then_pulls_the_secret() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let reader = join(&mut founding, 2, Role::Rep).await;
    let waits = join(&mut founding, 3, Role::Rep).await;
    let both = [reader.device.id, waits.device.id];
    assert_eq!(
        waiting(&founding.admin).await,
        both.map(|device| (device, false))
    );
    let users = [&founding.admin, &reader, &waits].map(|client| client.device.user);
    let statement = name(&mut founding, users.to_vec()).await;
    assert_eq!(
        waiting(&founding.admin).await,
        both.map(|device| (device, true))
    );
    assert!(pull(&waits, 0).await.secrets.is_empty());

    let served = serve(&founding.admin, &statement, reader.device.id).await;
    assert!(served.status.is_success(), "{}", served.text());
    // Not the administrator who signed: whoever reads serves.
    let served = serve(&reader, &statement, waits.device.id).await;
    assert!(served.status.is_success(), "{}", served.text());
    assert_eq!(pull(&waits, 0).await.secrets.len(), 1);
    assert_eq!(waiting(&founding.admin).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn t1_nothing_is_stored_from_who_does_not_read_or_for_who_is_not_named() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let stranger = join(&mut founding, 2, Role::Rep).await;
    let reader = join(&mut founding, 3, Role::Rep).await;
    let readers = vec![founding.admin.device.user, reader.device.user];
    let statement = name(&mut founding, readers).await;
    for (by, device) in [
        (&stranger, reader.device.id),
        (&founding.admin, stranger.device.id),
        (&founding.admin, DeviceId::v4([99; 16])),
    ] {
        let refused = serve(by, &statement, device).await;
        assert_eq!(refused.code(), ApiErrorCode::LogRefused);
    }
    assert!(pull(&stranger, 0).await.secrets.is_empty());
    assert_eq!(
        waiting(&reader).await,
        [(stranger.device.id, false), (reader.device.id, true)]
    );
}

//! `/api/device-claim`, `/api/device-claims`, and what they allow in the log.

use domain::Bytes;
use domain::access::Role;
use domain::organisation::{Signer, StatementBody};
use sync::message::account::{ApiErrorCode, DeviceClaim, LogAppend, PendingDevice};

use crate::support::client::auth;
use crate::support::{Answer, App, Client, Device, Founding, found, join};

const FIVE_MINUTES: i64 = 5 * 60;

/// A fresh browser of the administrator, signed in with passphrase and code.
async fn fresh<'a>(founding: &Founding<'a>, number: u8) -> Client<'a> {
    let admin = &founding.admin;
    admin.app.pass_seconds(31);
    let answer = admin.try_sign_in(&auth(&admin.device), &admin.code()).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    Client {
        app: admin.app,
        device: Device::of(admin.device.user, number),
        email: admin.email.clone(),
        totp_secret: admin.totp_secret.clone(),
        cookie: answer.cookie(),
    }
}

fn claim(device: &Device) -> DeviceClaim {
    DeviceClaim {
        session: Bytes(vec![6; 16]),
        device: device.id,
        signing: device.signing(),
        agreement: device.agreement(),
        name: "Firefox on Windows".to_owned(),
    }
}

async fn waiting(client: &Client<'_>) -> Vec<PendingDevice> {
    client.get("/api/device-claims").await.json()
}

/// Appends what the administrator's device signs; a refused statement leaves the log as it was.
async fn state(founding: &mut Founding<'_>, body: StatementBody) -> Answer {
    let before = founding.log.clone();
    let (device, now) = (founding.admin.device.clone(), founding.admin.app.now());
    let signer = Signer::Device(device.id);
    let statements = vec![founding.log.state(signer, &device, body, now)];
    let append = LogAppend {
        statements,
        secrets: Vec::new(),
    };
    let answer = founding.admin.post("/api/log", &append).await;
    if !answer.status.is_success() {
        founding.log = before;
    }
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claimed_device_is_stated_by_an_older_one_and_then_works() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let new = fresh(&founding, 7).await;
    let claimed = new.post("/api/device-claim", &claim(&new.device)).await;
    let pending: PendingDevice = claimed.json();
    assert_eq!(pending.ends_in_ms, 300_000);
    assert_eq!(waiting(&founding.admin).await, vec![pending]);

    let stated = state(&mut founding, new.device.statement("9H5N")).await;
    assert!(stated.status.is_success(), "{}", stated.text());
    assert!(waiting(&founding.admin).await.is_empty());
    new.unlock().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t19_a_device_is_stated_only_with_the_keys_it_claimed() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let new = fresh(&founding, 7).await;
    let unclaimed = state(&mut founding, new.device.statement("9H5N")).await;
    assert_eq!(unclaimed.code(), ApiErrorCode::ClaimOver);
    new.post("/api/device-claim", &claim(&new.device)).await;
    let StatementBody::Device {
        device,
        user,
        agreement,
        name,
        code,
        ..
    } = new.device.statement("9H5N")
    else {
        panic!("a device statement states a device");
    };
    let swapped = StatementBody::Device {
        device,
        user,
        signing: Device::new(8).signing(),
        agreement,
        name,
        code,
    };
    let refused = state(&mut founding, swapped).await;
    assert_eq!(refused.code(), ApiErrorCode::ClaimOver);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_over_five_minutes_after_the_sign_in() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let new = fresh(&founding, 7).await;
    app.pass_seconds(FIVE_MINUTES - 1);
    let late: PendingDevice = new
        .post("/api/device-claim", &claim(&new.device))
        .await
        .json();
    assert_eq!(late.ends_in_ms, 1_000);
    app.pass_seconds(1);
    assert!(waiting(&founding.admin).await.is_empty());
    let stated = state(&mut founding, new.device.statement("9H5N")).await;
    assert_eq!(stated.code(), ApiErrorCode::ClaimOver);
    let again = new.post("/api/device-claim", &claim(&new.device)).await;
    assert_eq!(again.code(), ApiErrorCode::ClaimOver);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_shown_to_its_user_alone_and_ends_with_its_session() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let new = fresh(&founding, 7).await;
    new.post("/api/device-claim", &claim(&new.device)).await;
    assert!(waiting(&rep).await.is_empty());
    let newer = Device::of(founding.admin.device.user, 8);
    new.post("/api/device-claim", &claim(&newer)).await;
    let shown = waiting(&founding.admin).await;
    assert_eq!(shown.len(), 1, "a session claims one device");
    assert_eq!(shown[0].claim.device, newer.id);
    new.post("/api/sign-out", &()).await;
    assert!(waiting(&founding.admin).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_session_claims_and_sees_no_claim() {
    let app = App::start().await;
    let founding = found(&app).await;
    let new = fresh(&founding, 7).await;
    let claimed = new.post("/api/device-claim", &claim(&new.device)).await;
    assert!(claimed.status.is_success());
    let list = new.get("/api/device-claims").await;
    assert_eq!(list.code(), ApiErrorCode::SessionLocked);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_needs_a_name_and_a_session_number() {
    let app = App::start().await;
    let founding = found(&app).await;
    let new = fresh(&founding, 7).await;
    let right = claim(&new.device);
    let nameless = DeviceClaim {
        name: " ".to_owned(),
        ..right.clone()
    };
    let long = DeviceClaim {
        name: "x".repeat(201),
        ..right.clone()
    };
    let numberless = DeviceClaim {
        session: Bytes(vec![6; 15]),
        ..right
    };
    for wrong in [nameless, long, numberless] {
        let answer = new.post("/api/device-claim", &wrong).await;
        assert_eq!(answer.code(), ApiErrorCode::Malformed);
    }
}

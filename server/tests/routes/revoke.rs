//! Revoked devices and leavers: what ends at once, what is still taken, and the roll.

mod delivery;
mod exposure;
mod roll;
mod second;

use domain::DeviceId;
use domain::access::Role;
use domain::organisation::{SignedStatement, Signer, StatementBody};
use domain::record::ClassSecretWrap;
use sync::message::account::{ApiErrorCode, LogAppend, SessionInfo};
use sync::message::v1::PullRequest;

use crate::support::client::auth;
use crate::support::{Answer, App, Client, Founding, found, join};

fn state(founding: &mut Founding<'_>, content: StatementBody) -> SignedStatement {
    let (device, now) = (founding.admin.device.clone(), founding.admin.app.now());
    founding
        .log
        .state(Signer::Device(device.id), &device, content, now)
}

async fn append(
    founding: &Founding<'_>,
    statements: Vec<SignedStatement>,
    secrets: Vec<ClassSecretWrap>,
) -> Answer {
    let body = LogAppend {
        statements,
        secrets,
    };
    founding.admin.confirmed("/api/log", &body).await
}

pub(super) async fn revoke(founding: &mut Founding<'_>, device: DeviceId) {
    let statement = state(founding, StatementBody::Revoke { device });
    let answer = append(founding, vec![statement], Vec::new()).await;
    assert!(answer.status.is_success(), "{}", answer.text());
}

async fn try_pull(client: &Client<'_>) -> Answer {
    let request = PullRequest {
        device: client.device.id,
        cursor: 0,
        log: 0,
    };
    client.sync("/sync/pull", &request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_session_of_a_revoked_device_ends_at_once_and_says_why() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let mut rep = join(&mut founding, 2, Role::Rep).await;
    assert!(try_pull(&rep).await.status.is_success());
    revoke(&mut founding, rep.device.id).await;
    assert_eq!(try_pull(&rep).await.code(), ApiErrorCode::DeviceRevoked);
    for path in ["/api/session", "/api/log"] {
        assert_eq!(rep.get(path).await.code(), ApiErrorCode::DeviceRevoked);
    }
    // The person is still here, so signing in works; this device proves nothing more.
    let info: SessionInfo = rep.sign_in().await;
    let proof = rep.proof(&info);
    let refused = rep.post("/api/session/unlock", &proof).await;
    assert_eq!(refused.code(), ApiErrorCode::DeviceRevoked);
    let after = rep.get("/api/session").await;
    assert_eq!(after.code(), ApiErrorCode::DeviceRevoked);
    assert!(try_pull(&founding.admin).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_has_no_session_and_does_not_sign_in() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let left = StatementBody::User {
        user: rep.device.user,
        name: "Petr Novák".to_owned(),
        roles: Vec::new(),
        invite: None,
    };
    let statement = state(&mut founding, left);
    append(&founding, vec![statement], Vec::new()).await;
    assert_eq!(
        rep.get("/api/session").await.code(),
        ApiErrorCode::SessionOver
    );
    app.pass_seconds(31);
    let refused = rep.try_sign_in(&auth(&rep.device), &rep.code()).await;
    assert_eq!(refused.code(), ApiErrorCode::SignInRefused);
}

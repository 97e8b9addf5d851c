//! `/api/invite` and `/api/invites`.

use axum::http::Method;
use domain::InviteId;
use domain::access::Role;
use domain::organisation::{Signer, StatementBody};
use sync::message::account::{
    ApiErrorCode, Invite, InviteAccept, InviteOpen, InviteOpened, LogAppend, PendingInvite,
};

use crate::support::client::{auth, code, new_account, scripted};
use crate::support::staff::{Invited, certify, certify_all, invite};
use crate::support::{App, Device, found, join};

#[tokio::test(flavor = "multi_thread")]
async fn an_invitee_waits_for_the_administrator_and_then_works() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let invited = invite(&founding, 2, Role::Rep).await;
    let rep = invited.accept(&app, Device::new(2)).await;
    let info = rep.get("/api/session").await.json();
    let early = rep.post("/api/session/unlock", &rep.proof(&info)).await;
    assert_eq!(early.code(), ApiErrorCode::SessionLocked);
    assert!(rep.get("/api/log?after=0").await.status.is_success());

    let listed: Vec<PendingInvite> = founding.admin.get("/api/invites").await.json();
    assert_eq!(listed[0].claim.as_ref(), Some(&invited.claim(&rep.device)));
    assert!(!listed[0].certified);
    certify(&mut founding, &rep, &invited).await;
    let listed: Vec<PendingInvite> = founding.admin.get("/api/invites").await.json();
    assert!(listed[0].certified);
    rep.unlock().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_who_accepted_are_let_in_by_one_append_and_one_confirmation() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let mut waiting = Vec::new();
    for number in 2..5 {
        let invited = invite(&founding, number, Role::Rep).await;
        let client = invited.accept(&app, Device::new(number)).await;
        waiting.push((client, invited));
    }
    // The set-up has used the code of this half minute.
    app.pass_seconds(31);
    let start = app.now();
    certify_all(&mut founding, &waiting).await;
    assert_eq!(app.now(), start, "one code was enough");
    for (client, _invited) in &waiting {
        client.unlock().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_an_invitation_opens_for_its_secret_only_and_once() {
    let app = App::start().await;
    let founding = found(&app).await;
    let invited = invite(&founding, 2, Role::Rep).await;
    let forged = InviteOpen {
        id: invited.invite.id,
        signature: Device::new(9).sign_in("souhlas/v1/invite-open", invited.invite.id.as_bytes()),
    };
    let refused = app
        .send(scripted(Method::POST, "/api/invite/open", "", &forged))
        .await;
    assert_eq!(refused.code(), ApiErrorCode::LinkDead);
    let opened: InviteOpened = invited.open(&app).await.json();
    assert_eq!(opened.statements.len(), founding.log.statements.len());
    invited.accept(&app, Device::new(2)).await;
    assert_eq!(invited.open(&app).await.code(), ApiErrorCode::LinkDead);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_ends() {
    let app = App::start().await;
    let founding = found(&app).await;
    let invited = invite(&founding, 2, Role::Rep).await;
    app.pass_seconds(86_400);
    assert_eq!(invited.open(&app).await.code(), ApiErrorCode::LinkDead);
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_claim_for_another_device_or_address_is_refused() {
    let app = App::start().await;
    let founding = found(&app).await;
    let invited = invite(&founding, 2, Role::Rep).await;
    let opened: InviteOpened = invited.open(&app).await.json();
    let device = Device::new(2);
    let totp_code = code(&opened.enrolment.totp_secret, app.now());
    let sealed = opened.enrolment.totp_sealed;
    let right = InviteAccept {
        account: new_account(
            &device,
            &invited.invite.email,
            sealed.clone(),
            totp_code.clone(),
        ),
        claim: invited.claim(&device),
    };
    let mut swapped = right.clone();
    swapped.claim.signing = Device::new(3).signing();
    let mut other = right.clone();
    other.account = new_account(&device, "else@example.com", sealed, totp_code);
    for (body, expected) in [
        (swapped, ApiErrorCode::LinkDead),
        (other, ApiErrorCode::Malformed),
    ] {
        let answer = app
            .send(scripted(Method::POST, "/api/invite/accept", "", &body))
            .await;
        assert_eq!(answer.code(), expected);
    }
    let answer = app
        .send(scripted(Method::POST, "/api/invite/accept", "", &right))
        .await;
    assert!(answer.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_an_account_is_not_invited_again() {
    let app = App::start().await;
    let founding = found(&app).await;
    let mut invited = invite(&founding, 2, Role::Rep).await.invite;
    invited.id = domain::InviteId::v4([77; 16]);
    invited.email = founding.admin.email.to_uppercase();
    let answer = founding.admin.post("/api/invite", &invited).await;
    assert_eq!(answer.code(), ApiErrorCode::EmailTaken);
    invited.email = "new@example.com".to_owned();
    invited.expires_at = app.now().plus_millis(8 * 86_400_000);
    assert_eq!(
        founding.admin.post("/api/invite", &invited).await.code(),
        ApiErrorCode::Malformed
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_is_invited_anew_with_the_same_address_and_the_old_account_is_gone() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let old = join(&mut founding, 2, Role::Rep).await;
    let key = Device::new(107);
    let again = Invited {
        invite: Invite {
            id: InviteId::v4([7; 16]),
            key: key.signing(),
            name: "Petr Novák".to_owned(),
            email: old.email.clone(),
            role: Role::Rep,
            expires_at: app.now().plus_millis(86_400_000),
        },
        key,
    };
    let early = founding.admin.post("/api/invite", &again.invite).await;
    assert_eq!(early.code(), ApiErrorCode::EmailTaken);
    let (admin, now) = (founding.admin.device.clone(), app.now());
    let left = StatementBody::User {
        user: old.device.user,
        name: "Petr Novák".to_owned(),
        roles: Vec::new(),
        invite: None,
    };
    let signer = Signer::Device(admin.id);
    let append = LogAppend {
        statements: vec![founding.log.state(signer, &admin, left, now)],
        secrets: Vec::new(),
    };
    let gone = founding.admin.confirmed("/api/log", &append).await;
    assert!(gone.status.is_success(), "{}", gone.text());
    let invited = founding.admin.post("/api/invite", &again.invite).await;
    assert!(invited.status.is_success(), "{}", invited.text());
    let new = again.accept(&app, Device::new(7)).await;
    certify(&mut founding, &new, &again).await;
    new.unlock().await;
    assert_ne!(new.device.user, old.device.user);
    let before = old.try_sign_in(&auth(&old.device), &old.code()).await;
    assert_eq!(before.code(), ApiErrorCode::SignInRefused);
}

//! A passkey as the first second factor, at set-up and at an invitation.

use axum::http::Method;
use domain::access::Role;
use domain::{Bytes, Signature};
use serde::Serialize;
use sync::message::account::{
    ApiErrorCode, Factors, InviteAccept, InvitePasskey, PasskeyAsked, SetUpPasskey,
};

use super::{NAMED, invented, told};
use crate::support::client::{code, new_account, scripted};
use crate::support::founding::{begin, request, token};
use crate::support::staff::invite;
use crate::support::{Answer, App, Device, found};

async fn send<T: Serialize>(app: &App, path: &str, body: &T) -> Answer {
    app.send(scripted(Method::POST, path, "", body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_set_up_takes_no_invented_passkey_and_goes_on_with_the_app() {
    let app = App::start_with(&NAMED).await;
    let mut body = SetUpPasskey {
        token: Bytes(vec![1; 32]),
        email: "alena@example.com".to_owned(),
        name: "Phone".to_owned(),
    };
    let dead = send(&app, "/api/set-up/passkey", &body).await;
    assert_eq!(dead.code(), ApiErrorCode::LinkDead);
    body.token = token(&app);
    let asked: PasskeyAsked = send(&app, "/api/set-up/passkey", &body).await.json();
    let selection = &told(&asked)["authenticatorSelection"];
    assert_eq!(selection["userVerification"], "required");
    assert_eq!(selection["residentKey"], "required");

    let roles = [Role::Administrator, Role::PrivacyOfficer];
    let (_log, mut finish) = request(&app, &Device::new(1), &roles, &begin(&app).await);
    for ceremony in [asked.ceremony.as_str(), "AAAA"] {
        finish.account.passkey = Some(invented(ceremony));
        let refused = send(&app, "/api/set-up/finish", &finish).await;
        assert_eq!(refused.code(), ApiErrorCode::PasskeyRefused);
    }
    finish.account.passkey = None;
    let done = send(&app, "/api/set-up/finish", &finish).await;
    assert!(done.status.is_success(), "{}", done.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_an_invitation_asks_for_a_passkey_of_who_holds_its_secret_only() {
    let app = App::start_with(&NAMED).await;
    let founding = found(&app).await;
    let invited = invite(&founding, 2, Role::Rep).await;
    let id = invited.invite.id;
    let question = |signature: Signature| InvitePasskey {
        id,
        signature,
        name: "Phone".to_owned(),
    };
    let forged = Device::new(9).sign_in("souhlas/v1/invite-open", id.as_bytes());
    let refused = send(&app, "/api/invite/passkey", &question(forged)).await;
    assert_eq!(refused.code(), ApiErrorCode::LinkDead);
    let signed = invited.key.sign_in("souhlas/v1/invite-open", id.as_bytes());
    let asked: PasskeyAsked = send(&app, "/api/invite/passkey", &question(signed))
        .await
        .json();

    let device = Device::new(2);
    let opened: sync::message::account::InviteOpened = invited.open(&app).await.json();
    let totp_code = code(&opened.enrolment.totp_secret, app.now());
    let sealed = opened.enrolment.totp_sealed;
    let mut account = new_account(&device, &invited.invite.email, sealed, totp_code);
    account.passkey = Some(invented(&asked.ceremony));
    let mut body = InviteAccept {
        account,
        claim: invited.claim(&device),
    };
    let refused = send(&app, "/api/invite/accept", &body).await;
    assert_eq!(refused.code(), ApiErrorCode::PasskeyRefused);
    body.account.passkey = None;
    let accepted = send(&app, "/api/invite/accept", &body).await;
    assert!(accepted.status.is_success(), "{}", accepted.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_made_with_an_app_says_so() {
    let app = App::start_with(&NAMED).await;
    let founding = found(&app).await;
    let factors: Factors = founding.admin.get("/api/factors").await.json();
    assert!(factors.app);
}

//! Second factors: passkeys without a name of the server, and resets by another administrator.

mod app;
mod first;
mod reset;

use axum::http::{Method, StatusCode};
use sync::message::account::{
    ApiErrorCode, Factor, Factors, NewPasskey, PasskeyAnswer, PasskeyAsked, PasskeySignIn,
    SignInBegin, StepUp,
};

use crate::support::client::{auth, scripted};
use crate::support::{Answer, App, Client, found};

pub(crate) const NAMED: [(&str, &str); 1] = [("SOUHLAS_ORIGIN", "http://localhost:3000")];

/// What no authenticator ever answered.
pub(crate) fn invented(ceremony: &str) -> PasskeyAnswer {
    let credential = r#"{"id":"AAAA","rawId":"AAAA","type":"public-key",
        "clientExtensionResults":{},"response":{"authenticatorData":"AAAA",
        "clientDataJSON":"AAAA","signature":"AAAA","userHandle":null}}"#;
    PasskeyAnswer {
        ceremony: ceremony.to_owned(),
        credential: credential.to_owned(),
    }
}

async fn begin(app: &App, email: &str) -> Answer {
    let email = email.to_owned();
    let request = scripted(
        Method::POST,
        "/api/passkey/begin",
        "",
        &SignInBegin { email },
    );
    app.send(request).await
}

async fn sign_in(app: &App, client: &Client<'_>, email: &str, passkey: PasskeyAnswer) -> Answer {
    let body = PasskeySignIn {
        email: email.to_owned(),
        auth: auth(&client.device),
        passkey,
    };
    app.send(scripted(Method::POST, "/api/passkey/sign-in", "", &body))
        .await
}

/// The options without what is random in every one.
pub(crate) fn told(asked: &PasskeyAsked) -> serde_json::Value {
    let mut options: serde_json::Value = serde_json::from_str(&asked.options).unwrap();
    options["challenge"] = serde_json::Value::Null;
    options
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_passkey_is_asked_of_an_unknown_account_alike_and_no_key_is_named() {
    let app = App::start_with(&NAMED).await;
    let founding = found(&app).await;
    let known: PasskeyAsked = begin(&app, &founding.admin.email).await.json();
    let unknown: PasskeyAsked = begin(&app, "nobody@example.com").await.json();
    assert_eq!(told(&known), told(&unknown));
    assert_eq!(told(&known)["allowCredentials"], serde_json::json!([]));
    assert_eq!(told(&known)["userVerification"], "required");
    assert_eq!(told(&known)["rpId"], "localhost");
    let admin = &founding.admin;
    for (email, asked) in [
        (admin.email.as_str(), known),
        ("nobody@example.com", unknown),
    ] {
        for _first_and_again in 0..2 {
            let refused = sign_in(&app, admin, email, invented(&asked.ceremony)).await;
            assert_eq!(refused.code(), ApiErrorCode::SignInRefused);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_an_invented_passkey_confirms_nothing() {
    let app = App::start_with(&NAMED).await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let none = admin.post("/api/step-up/passkey", &()).await;
    assert_eq!(none.code(), ApiErrorCode::NoPasskeys);
    let asked: PasskeyAsked = begin(&app, &admin.email).await.json();
    for ceremony in [asked.ceremony.as_str(), "", "AAAA"] {
        let factor = Factor::Passkey(invented(ceremony));
        let act = domain::Hash::of(b"act");
        let refused = admin.post("/api/step-up", &StepUp { act, factor }).await;
        assert_eq!(refused.code(), ApiErrorCode::PasskeyRefused);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_added_after_a_step_up_and_an_invented_one_is_not() {
    let app = App::start_with(&NAMED).await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    let name = "Phone".to_owned();
    let body = NewPasskey { name };
    let waits = admin.post("/api/passkeys/begin", &body).await;
    assert_eq!(waits.code(), ApiErrorCode::StepUpNeeded);
    let asked: PasskeyAsked = admin.confirmed("/api/passkeys/begin", &body).await.json();
    let options = told(&asked);
    assert_eq!(options["attestation"], "none");
    let selection = &options["authenticatorSelection"];
    assert_eq!(selection["userVerification"], "required");
    assert_eq!(selection["residentKey"], "required");
    let refused = admin
        .post("/api/passkeys", &invented(&asked.ceremony))
        .await;
    assert_eq!(refused.code(), ApiErrorCode::PasskeyRefused);
    let factors: Factors = admin.get("/api/factors").await.json();
    assert!(factors.possible && factors.passkeys.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_without_a_name_has_no_passkeys_and_says_so() {
    let app = App::start().await;
    let founding = found(&app).await;
    let factors: Factors = founding.admin.get("/api/factors").await.json();
    assert!(!factors.possible);
    let none = begin(&app, &founding.admin.email).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(none.code(), ApiErrorCode::NoPasskeys);
}

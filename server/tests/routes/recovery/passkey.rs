//! A passkey in the place of a code, asked of everybody alike; that a true one spares the wait is
//! shown in Chromium (`end2end/tests/factors.spec.ts`).

use sync::message::account::{ApiErrorCode, Factor, PasskeyAsked, SignInBegin};

use super::{Answer, EMAIL, ask_with, post};
use crate::routes::factors::{NAMED, invented, told};
use crate::support::{App, found};

async fn begin(app: &App, path: &str, email: &str) -> Answer {
    let email = email.to_owned();
    post(app, path, &SignInBegin { email }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn t8_a_passkey_for_the_kit_is_asked_of_everybody_alike_and_an_invented_one_is_refused_alike()
{
    let app = App::start_with(&NAMED).await;
    let _founding = found(&app).await;
    let path = "/api/recovery/passkey";
    let known: PasskeyAsked = begin(&app, path, EMAIL).await.json();
    let unknown: PasskeyAsked = begin(&app, path, "nobody@example.com").await.json();
    let nonsense: PasskeyAsked = begin(&app, path, "no address").await.json();
    assert_eq!(told(&known), told(&unknown));
    assert_eq!(told(&known), told(&nonsense));
    assert_eq!(told(&known)["allowCredentials"], serde_json::json!([]));
    assert_eq!(told(&known)["userVerification"], "required");
    let mut answers = Vec::new();
    for (email, asked) in [(EMAIL, known), ("nobody@example.com", unknown)] {
        for _first_and_again in 0..2 {
            let factor = Factor::Passkey(invented(&asked.ceremony));
            let refused = ask_with(&app, email, Some(factor)).await;
            assert_eq!(refused.code(), ApiErrorCode::SignInRefused);
            answers.push((refused.status, refused.text()));
        }
    }
    assert!(answers.iter().all(|one| *one == answers[0]), "{answers:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_without_a_name_asks_for_no_passkey_and_tells_everybody_so() {
    let app = App::start().await;
    let _founding = found(&app).await;
    for email in [EMAIL, "nobody@example.com"] {
        let none = begin(&app, "/api/recovery/passkey", email).await;
        assert_eq!(none.code(), ApiErrorCode::NoPasskeys);
    }
}

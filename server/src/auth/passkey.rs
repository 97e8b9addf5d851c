//! Passkeys: second factors by WebAuthn, with user verification and without attestation
//! (security design, section 2).
//!
//! They are discoverable, so that signing in names none of them and nothing tells an account from
//! an invented one.

pub(crate) mod ceremony;
pub(crate) mod first;
mod make;
pub(crate) mod own;
pub(crate) mod sign_in;
mod stored;

pub(crate) use stored::StoredPasskey;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::message::account::ApiErrorCode;
use sync::message::account::{PasskeyAnswer, PasskeyAsked};
use sync::store::control::Table;
use webauthn_rs::prelude::{
    AuthenticationResult, PublicKeyCredential, Url, Webauthn, WebauthnBuilder, WebauthnError,
};

use crate::auth::account::{self, Account};
use crate::auth::sign_in::id_of;
use crate::auth::throttle;
use crate::config::Origin;
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;
use ceremony::{Bound, Step};

/// Begins to ask a passkey of who is not signed in; for an unknown account alike.
pub(crate) async fn ask_stranger(
    state: &AppState,
    email: &str,
    address: &str,
    bound: impl Fn(&str) -> Bound<'_>,
) -> Result<PasskeyAsked, Problem> {
    let (control, secrets, now) = (&state.control, &state.secrets, state.clock.now());
    throttle::spend(control, secrets, throttle::ADDRESS, address, now).await?;
    let id = id_of(state, email);
    let found = account::find(control, &id).await?;
    ask(state, found.as_ref().map(|row| &row.body), bound(&id)).await
}

/// Begins to ask a passkey of an account.
pub(crate) async fn ask(
    state: &AppState,
    account: Option<&Account>,
    bound: Bound<'_>,
) -> Result<PasskeyAsked, Problem> {
    let keys: Vec<_> = account
        .iter()
        .flat_map(|account| account.passkeys())
        .filter(|key| key.counts())
        .map(|key| key.key.clone())
        .collect();
    let party = relying_party(&state.config.origin)?;
    let begun = party.start_passkey_authentication(&keys);
    let (asked, step) = begun.map_err(|_refused| Problem::broken("no passkey can be asked for"))?;
    let mut options = json(&asked.public_key)?;
    // Who asks is not known yet: a list would tell which accounts there are.
    if matches!(bound, Bound::SignIn(_) | Bound::Recovery(_)) {
        options["allowCredentials"] = serde_json::json!([]);
    }
    let ceremony = ceremony::begin(state, bound, Step::Asking(step)).await?;
    Ok(PasskeyAsked {
        ceremony,
        options: options.to_string(),
    })
}

/// Judges what an authenticator answered; none when it is not an answer to this ceremony.
pub(crate) async fn judge(
    state: &AppState,
    bound: Bound<'_>,
    answer: &PasskeyAnswer,
) -> Result<Option<AuthenticationResult>, Problem> {
    let step = ceremony::take(state, bound, &answer.ceremony).await?;
    let Some(Step::Asking(step)) = step else {
        return Ok(None);
    };
    let Some(shown) = read::<PublicKeyCredential>(&answer.credential) else {
        return Ok(None);
    };
    let party = relying_party(&state.config.origin)?;
    let judged = party.finish_passkey_authentication(&shown, &step);
    Ok(judged.ok().filter(AuthenticationResult::user_verified))
}

/// Notes the use of a passkey by compare-and-set; one whose counter went back counts no more.
pub(crate) async fn note_use(
    state: &AppState,
    id: &str,
    used: &AuthenticationResult,
    admits: impl Fn(&Account) -> bool,
) -> Result<Option<Account>, Problem> {
    let now = state.clock.now();
    let change = |found: Option<Account>| {
        let account = found.ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))?;
        let admitted = admits(&account);
        let (account, counts) = account.after_passkey(used.cred_id(), used.counter(), now);
        let kept = (counts && admitted).then(|| account.clone());
        Ok((account.clone(), (kept, account.user, counts)))
    };
    let (account, user, counts) = state.control.change(Table::Account, id, change).await?;
    if !counts {
        state
            .driver
            .audit(user_act("passkey_doubted", Some(user)))
            .await?;
    }
    Ok(account)
}

/// Whether an address can have passkeys: it needs a name, a bare number has none.
pub(crate) fn possible(origin: &Origin) -> bool {
    relying_party(origin).is_ok()
}

fn relying_party(origin: &Origin) -> Result<Webauthn, Problem> {
    let none = || Problem::of(ApiErrorCode::NoPasskeys);
    let url = Url::parse(origin.as_str()).map_err(|_bad| none())?;
    let name = url.domain().ok_or_else(none)?.to_owned();
    let built: Result<Webauthn, WebauthnError> =
        WebauthnBuilder::new(&name, &url).and_then(|builder| builder.rp_name("Souhlas").build());
    built.map_err(|_refused| none())
}

fn json<T: Serialize>(value: &T) -> Result<serde_json::Value, Problem> {
    serde_json::to_value(value).map_err(|_bad| Problem::broken("options cannot be written"))
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

//! Having an authenticator make a passkey.

use sync::message::account::{ApiErrorCode, PasskeyAnswer, PasskeyAsked};
use webauthn_rs::prelude::{CredentialID, RegisterPublicKeyCredential, Uuid};

use super::ceremony::{self, Bound, Step};
use super::{StoredPasskey, json, read, relying_party};
use crate::error::Problem;
use crate::state::AppState;

const NAME: usize = 60;

/// The name of a passkey as it is kept; none when it is empty or too long.
pub(super) fn name(typed: &str) -> Option<String> {
    let name = domain::canonical::nfc(typed.trim());
    (1..=NAME).contains(&name.chars().count()).then_some(name)
}

/// Asks for one that the authenticator keeps itself; `known` are those that it must not have yet.
pub(super) async fn ask(
    state: &AppState,
    bound: Bound<'_>,
    (user, email): (Uuid, &str),
    name: String,
    known: Vec<CredentialID>,
) -> Result<PasskeyAsked, Problem> {
    let party = relying_party(&state.config.origin)?;
    let begun = party.start_passkey_registration(user, email, email, Some(known));
    let (asked, step) = begun.map_err(|_refused| Problem::broken("no passkey can be made"))?;
    let mut options = json(&asked.public_key)?;
    options["authenticatorSelection"]["residentKey"] = "required".into();
    options["authenticatorSelection"]["requireResidentKey"] = true.into();
    let ceremony = ceremony::begin(state, bound, Step::Adding(name, step)).await?;
    Ok(PasskeyAsked {
        ceremony,
        options: options.to_string(),
    })
}

/// The passkey that an authenticator made in this ceremony.
pub(super) async fn made(
    state: &AppState,
    bound: Bound<'_>,
    answer: &PasskeyAnswer,
) -> Result<StoredPasskey, Problem> {
    let refused = || Problem::of(ApiErrorCode::PasskeyRefused);
    let step = ceremony::take(state, bound, &answer.ceremony).await?;
    let Some(Step::Adding(name, step)) = step else {
        return Err(refused());
    };
    let made = read::<RegisterPublicKeyCredential>(&answer.credential).ok_or_else(refused)?;
    let party = relying_party(&state.config.origin)?;
    let key = party.finish_passkey_registration(&made, &step);
    let key = key.map_err(|_bad| refused())?;
    Ok(StoredPasskey::new(key, name, state.clock.now()))
}

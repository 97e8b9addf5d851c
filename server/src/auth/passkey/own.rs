//! Adding and removing one's own passkeys.

use domain::Bytes;
use sync::message::account::{ApiErrorCode, NewPasskey, PasskeyAnswer, PasskeyAsked};
use sync::store::control::Table;
use webauthn_rs::prelude::{CredentialID, RegisterPublicKeyCredential, Uuid};

use super::ceremony::{self, Bound, Step};
use super::{StoredPasskey, json, read, relying_party};
use crate::auth::account::{self, Account};
use crate::auth::session::StaffSession;
use crate::control::Versioned;
use crate::error::Problem;
use crate::state::AppState;

/// Passkeys of one account.
const MOST: usize = 10;
const NAME: usize = 60;

/// Begins to add a passkey of a name.
pub(crate) async fn begin(
    state: &AppState,
    session: &Versioned<StaffSession>,
    new: &NewPasskey,
) -> Result<PasskeyAsked, Problem> {
    let party = relying_party(&state.config.origin)?;
    let name = domain::canonical::nfc(new.name.trim());
    let account = own(state, session).await?;
    let fits = (1..=NAME).contains(&name.chars().count()) && account.passkeys().len() < MOST;
    if !fits {
        return Err(Problem::of(ApiErrorCode::Malformed));
    }
    let known = account
        .passkeys()
        .iter()
        .map(|key| key.key.cred_id().clone());
    let known: Vec<CredentialID> = known.collect();
    let user = Uuid::from_bytes(*account.user.as_bytes());
    let email = &account.email;
    let begun = party.start_passkey_registration(user, email, email, Some(known));
    let (asked, step) = begun.map_err(|_refused| Problem::broken("no passkey can be made"))?;
    let mut options = json(&asked.public_key)?;
    options["authenticatorSelection"]["residentKey"] = "required".into();
    options["authenticatorSelection"]["requireResidentKey"] = true.into();
    let bound = Bound::Add(&session.id);
    let ceremony = ceremony::begin(state, bound, Step::Adding(name, step)).await?;
    Ok(PasskeyAsked {
        ceremony,
        options: options.to_string(),
    })
}

/// Keeps the passkey that an authenticator made.
pub(crate) async fn finish(
    state: &AppState,
    session: &Versioned<StaffSession>,
    answer: &PasskeyAnswer,
) -> Result<(), Problem> {
    let refused = || Problem::of(ApiErrorCode::PasskeyRefused);
    let step = ceremony::take(state, Bound::Add(&session.id), &answer.ceremony).await?;
    let Some(Step::Adding(name, step)) = step else {
        return Err(refused());
    };
    let made = read::<RegisterPublicKeyCredential>(&answer.credential).ok_or_else(refused)?;
    let party = relying_party(&state.config.origin)?;
    let key = party.finish_passkey_registration(&made, &step);
    let key = key.map_err(|_bad| refused())?;
    let added = StoredPasskey::new(key, name, state.clock.now());
    change(state, session, |account| {
        let full = account.passkeys().len() >= MOST;
        let known = account.passkeys().iter().any(|key| key.id() == added.id());
        (!full && !known)
            .then(|| account.with_passkey(added.clone()))
            .ok_or_else(refused)
    })
    .await
}

/// Removes a passkey; a code of the app stays a second factor, so it is never the last one.
pub(crate) async fn remove(
    state: &AppState,
    session: &Versioned<StaffSession>,
    id: &Bytes,
) -> Result<(), Problem> {
    change(state, session, |account| {
        account
            .without_passkey(id)
            .ok_or_else(|| Problem::of(ApiErrorCode::NotFound))
    })
    .await
}

/// The account of a session.
pub(crate) async fn own(
    state: &AppState,
    session: &Versioned<StaffSession>,
) -> Result<Account, Problem> {
    let found = account::find(&state.control, &session.body.account).await?;
    let found = found.ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))?;
    Ok(found.body)
}

async fn change(
    state: &AppState,
    session: &Versioned<StaffSession>,
    act: impl Fn(Account) -> Result<Account, Problem>,
) -> Result<(), Problem> {
    state
        .control
        .change(Table::Account, &session.body.account, |found| {
            let account = found.ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))?;
            Ok((act(account)?, ()))
        })
        .await
}

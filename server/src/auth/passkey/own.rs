//! Adding and removing one's own passkeys.

use domain::Bytes;
use sync::message::account::{ApiErrorCode, NewPasskey, PasskeyAnswer, PasskeyAsked};
use sync::store::control::Table;
use webauthn_rs::prelude::Uuid;

use super::ceremony::Bound;
use super::{StoredPasskey, make};
use crate::auth::account::{self, Account};
use crate::auth::session::StaffSession;
use crate::control::Versioned;
use crate::error::Problem;
use crate::state::AppState;

/// Passkeys of one account.
const MOST: usize = 10;

/// Begins to add a passkey of a name.
pub(crate) async fn begin(
    state: &AppState,
    session: &Versioned<StaffSession>,
    new: &NewPasskey,
) -> Result<PasskeyAsked, Problem> {
    let account = own(state, session).await?;
    let fits = account.passkeys().len() < MOST;
    let name = make::name(&new.name).filter(|_| fits);
    let name = name.ok_or_else(|| Problem::of(ApiErrorCode::Malformed))?;
    let known = account
        .passkeys()
        .iter()
        .map(|key| key.key.cred_id().clone());
    let user = Uuid::from_bytes(*account.user.as_bytes());
    let whose = (user, account.email.as_str());
    make::ask(state, Bound::Add(&session.id), whose, name, known.collect()).await
}

/// Keeps the passkey that an authenticator made.
pub(crate) async fn finish(
    state: &AppState,
    session: &Versioned<StaffSession>,
    answer: &PasskeyAnswer,
) -> Result<(), Problem> {
    let refused = || Problem::of(ApiErrorCode::PasskeyRefused);
    let added = make::made(state, Bound::Add(&session.id), answer).await?;
    change(state, session, |account| {
        let full = account.passkeys().len() >= MOST;
        let known = account.passkeys().iter().any(|key| key.id() == added.id());
        (!full && !known)
            .then(|| account.with_passkey(added.clone()))
            .ok_or_else(refused)
    })
    .await
}

/// Removes a passkey, but never the last second factor.
pub(crate) async fn remove(
    state: &AppState,
    session: &Versioned<StaffSession>,
    id: &Bytes,
) -> Result<(), Problem> {
    change(state, session, |account| {
        let left = account
            .without_passkey(id)
            .ok_or_else(|| Problem::of(ApiErrorCode::NotFound))?;
        let usable = left.has_app() || left.passkeys().iter().any(StoredPasskey::counts);
        let last = || Problem::of(ApiErrorCode::LastFactor);
        usable.then_some(left).ok_or_else(last)
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

/// Changes the account of a session by compare-and-set.
pub(in crate::auth) async fn change(
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

//! The first passkey of an account that is being made through a link, in the place of an app.

use sync::message::account::{ApiErrorCode, NewAccount, PasskeyAsked};
use webauthn_rs::prelude::Uuid;

use super::ceremony::Bound;
use super::{StoredPasskey, make};
use crate::auth::account;
use crate::error::Problem;
use crate::random;
use crate::state::AppState;

/// Begins to make one; `link` is what the account will be bound to.
///
/// The authenticator keeps it under a random handle: the user's id is made with their keys, and
/// signing in asks for the e-mail.
pub(crate) async fn begin(
    state: &AppState,
    link: &str,
    email: &str,
    name: &str,
) -> Result<PasskeyAsked, Problem> {
    let malformed = || Problem::of(ApiErrorCode::Malformed);
    let (_, email) = account::id_of(&state.secrets, email).ok_or_else(malformed)?;
    let name = make::name(name).ok_or_else(malformed)?;
    let whose = (Uuid::from_bytes(random::bytes()), email.as_str());
    make::ask(state, Bound::First(link), whose, name, Vec::new()).await
}

/// Judges the passkey that comes with a new account; none where an app comes instead.
pub(crate) async fn judge(
    state: &AppState,
    link: &str,
    new: &NewAccount,
) -> Result<Option<StoredPasskey>, Problem> {
    match &new.passkey {
        Some(answer) => make::made(state, Bound::First(link), answer)
            .await
            .map(Some),
        None => Ok(None),
    }
}

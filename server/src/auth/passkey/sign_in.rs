//! Signing in with passphrase and passkey; it stays possible while codes have to wait.

use axum::http::HeaderValue;
use sync::message::account::{ApiErrorCode, PasskeyAsked, PasskeySignIn, SessionInfo};

use super::ceremony::Bound;
use super::{ask_stranger, judge, note_use};
use crate::auth::account::Account;
use crate::auth::sign_in::{id_of, open_session};
use crate::auth::throttle;
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;

/// Begins to ask for a passkey; for an unknown account alike.
pub(crate) async fn begin(
    state: &AppState,
    email: &str,
    address: &str,
) -> Result<PasskeyAsked, Problem> {
    ask_stranger(state, email, address, |id| Bound::SignIn(id)).await
}

/// Judges both factors and opens a locked session.
///
/// The passkey is judged first: who has none learns nothing about a passphrase, so only tries with
/// a passkey that fits are counted against the account.
pub(crate) async fn finish(
    state: &AppState,
    sign_in: &PasskeySignIn,
    address: &str,
    browser: &str,
) -> Result<(SessionInfo, HeaderValue), Problem> {
    let id = id_of(state, &sign_in.email);
    let admitted = admitted(state, &id, sign_in).await?;
    let user = admitted.as_ref().map(|account| account.user);
    let act = if admitted.is_some() {
        "sign_in"
    } else {
        "sign_in_refused"
    };
    state.driver.audit(user_act(act, user)).await?;
    let account = admitted.ok_or_else(|| Problem::of(ApiErrorCode::SignInRefused))?;
    let (control, secrets, now) = (&state.control, &state.secrets, state.clock.now());
    throttle::clear(control, secrets, throttle::PASSKEY, &id).await?;
    throttle::give_back(control, secrets, throttle::ADDRESS, address, now).await?;
    open_session(state, id, &account, browser).await
}

async fn admitted(
    state: &AppState,
    id: &str,
    sign_in: &PasskeySignIn,
) -> Result<Option<Account>, Problem> {
    let (control, secrets) = (&state.control, &state.secrets);
    let Some(used) = judge(state, Bound::SignIn(id), &sign_in.passkey).await? else {
        return Ok(None);
    };
    throttle::spend(control, secrets, throttle::PASSKEY, id, state.clock.now()).await?;
    let knows = |account: &Account| account.knows(secrets, id, &sign_in.auth);
    let account = note_use(state, id, &used, knows).await?;
    match account {
        Some(account) if !state.driver.has_left(account.user).await? => Ok(Some(account)),
        Some(_) | None => Ok(None),
    }
}

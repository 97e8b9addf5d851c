//! The authenticator app of one's own account: set up beside passkeys, or put in the place of the
//! app before; nothing changes until a code of the new one confirms it.

use sync::message::account::{ApiErrorCode, Enrolment, NewApp};

use crate::auth::account::Account;
use crate::auth::passkey::own::{change, own};
use crate::auth::session::StaffSession;
use crate::auth::throttle;
use crate::auth::totp::{self, App};
use crate::control::Versioned;
use crate::error::Problem;
use crate::state::AppState;

/// Gives a new secret, good in this session until the app changes.
pub(crate) async fn begin(
    state: &AppState,
    session: &Versioned<StaffSession>,
) -> Result<Enrolment, Problem> {
    let account = own(state, session).await?;
    let bound = bound(&session.id, &account);
    let now = state.clock.now();
    Ok(totp::enrol(&state.secrets, &account.email, &bound, now))
}

/// Puts the new app in use; passkeys and sessions stay.
pub(crate) async fn finish(
    state: &AppState,
    session: &Versioned<StaffSession>,
    new: &NewApp,
) -> Result<(), Problem> {
    let (control, secrets, now) = (&state.control, &state.secrets, state.clock.now());
    throttle::spend(control, secrets, throttle::ENROLMENT, &session.id, now).await?;
    let (sealed, code) = (&new.totp_sealed, &new.totp_code);
    change(state, session, |account| {
        let bound = bound(&session.id, &account);
        let app = totp::confirm(secrets, &bound, &session.body.account, sealed, code, now);
        let app = app.ok_or_else(|| Problem::of(ApiErrorCode::CodeWrong))?;
        Ok(account.with_app(app))
    })
    .await?;
    throttle::clear(control, secrets, throttle::ENROLMENT, &session.id).await
}

/// A secret that was put in use, and one begun beside it, are good for nothing more.
fn bound(session: &str, account: &Account) -> String {
    let before = account.app().map(App::mark);
    format!("app {session} {}", before.unwrap_or_default())
}

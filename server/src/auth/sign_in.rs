//! Sign-in: both factors at once, the same answer and work for unknown accounts.

use axum::http::HeaderValue;
use domain::bytes::to_base64url;
use domain::organisation::Organisation;
use domain::{Timestamp, UserId};
use sync::message::account::{ApiErrorCode, KdfParams, SessionInfo, SignIn};
use sync::store::control::Table;

use crate::auth::account::{self, Account};
use crate::auth::session::{self, Session, StaffSession};
use crate::auth::throttle;
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;

/// Gives the stretching parameters of an e-mail, known or not.
pub(crate) async fn begin(state: &AppState, email: &str) -> Result<KdfParams, Problem> {
    let id = id_of(state, email);
    let found = account::find(&state.control, &id).await?;
    Ok(account::kdf_of(
        &state.secrets,
        &id,
        found.as_ref().map(|row| &row.body),
    ))
}

/// Judges both factors and opens a locked session.
pub(crate) async fn finish(
    state: &AppState,
    sign_in: &SignIn,
    address: &str,
    browser: &str,
) -> Result<(SessionInfo, HeaderValue), Problem> {
    let now = state.clock.now();
    let (control, secrets) = (&state.control, &state.secrets);
    let id = id_of(state, &sign_in.email);
    throttle::spend(control, secrets, throttle::ADDRESS, address, now).await?;
    throttle::spend(control, secrets, throttle::ACCOUNT, &id, now).await?;
    let Some(account) = admitted(state, &id, sign_in, now).await? else {
        return Err(Problem::of(ApiErrorCode::SignInRefused));
    };
    throttle::clear(control, secrets, throttle::ACCOUNT, &id).await?;
    throttle::give_back(control, secrets, throttle::ADDRESS, address, now).await?;
    open_session(state, id, &account, browser).await
}

/// Opens a locked session for an account and tells who is signed in.
pub(crate) async fn open_session(
    state: &AppState,
    id: String,
    account: &Account,
    browser: &str,
) -> Result<(SessionInfo, HeaderValue), Problem> {
    let now = state.clock.now();
    let organisation = state
        .driver
        .organisation()
        .await?
        .ok_or_else(|| Problem::of(ApiErrorCode::SignInRefused))?;
    let session = StaffSession::new(id, account, browser, now);
    let info = info(&organisation, &session, now);
    let cookie = session::open(
        &state.control,
        &state.config.origin,
        Session::Staff(session),
    )
    .await?;
    Ok((info, cookie))
}

/// What a client may know of its session.
pub(crate) fn info(
    organisation: &Organisation,
    session: &StaffSession,
    now: Timestamp,
) -> SessionInfo {
    SessionInfo {
        org: organisation.id,
        user: session.user,
        email: session.email.clone(),
        unlocked: session.unlocked_by(now).is_some(),
        challenge: session.challenge.clone(),
    }
}

/// Whether a user left: stated in the log without a role.
pub(crate) fn left(organisation: &Organisation, user: UserId) -> bool {
    organisation
        .users
        .get(&user)
        .is_some_and(|user| user.roles.is_empty())
}

/// Whether the session belongs to a device that was revoked: it is over for good.
pub(crate) fn is_cut_off(organisation: &Organisation, session: &StaffSession) -> bool {
    session
        .device
        .and_then(|device| organisation.devices.get(&device))
        .is_some_and(|device| device.revoked)
}

async fn admitted(
    state: &AppState,
    id: &str,
    sign_in: &SignIn,
    now: Timestamp,
) -> Result<Option<Account>, Problem> {
    let (control, secrets) = (&state.control, &state.secrets);
    let (auth, code) = (&sign_in.auth, sign_in.totp_code.as_str());
    let found = account::find(control, id).await?;
    let user = found.as_ref().map(|row| row.body.user);
    let after = match &found {
        Some(row) => row.body.admits(secrets, id, auth, code, now),
        None => {
            Account::admits_nobody(secrets, id, auth, code, now);
            None
        }
    };
    let admitted = match (found, after) {
        (Some(row), Some(used)) if !state.driver.has_left(row.body.user).await? => {
            // Losing this race means the same code was shown twice at once.
            control
                .put(Table::Account, id, row.version, &used)
                .await?
                .then_some(used)
        }
        _ => None,
    };
    let act = if admitted.is_some() {
        "sign_in"
    } else {
        "sign_in_refused"
    };
    state.driver.audit(user_act(act, user)).await?;
    Ok(admitted)
}

/// The id of an e-mail's account, invented where there is none.
pub(crate) fn id_of(state: &AppState, email: &str) -> String {
    account::id_of(&state.secrets, email).map_or_else(
        || {
            to_base64url(
                &state
                    .secrets
                    .peppered("souhlas/v1/no-account", &[email.as_bytes()]),
            )
        },
        |(id, _)| id,
    )
}

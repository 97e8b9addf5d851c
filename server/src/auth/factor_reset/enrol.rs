//! Using a reset: the passphrase enrols a new app; the old one, all passkeys and all sessions go.

use axum::http::HeaderValue;
use domain::{Bytes, Timestamp};
use sync::message::account::{
    ApiErrorCode, Enrolment, FactorResetBegin, FactorResetFinish, SessionInfo,
};
use sync::store::control::Table;

use crate::auth::account::{self, Account};
use crate::auth::sign_in::{id_of, open_session};
use crate::auth::{session, throttle, totp};
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;

/// Gives a new secret to who knows the passphrase of an account whose reset can be used.
pub(crate) async fn begin(
    state: &AppState,
    request: &FactorResetBegin,
    address: &str,
) -> Result<Enrolment, Problem> {
    let id = id_of(state, &request.email);
    let now = state.clock.now();
    let account = admitted(state, &id, &request.auth, address, now).await?;
    give_back(state, &id, address, now).await?;
    let (secrets, email) = (&state.secrets, &account.email);
    Ok(totp::enrol(secrets, email, &bound(&id, &account), now))
}

/// Puts the new app in the place of all second factors and signs in.
pub(crate) async fn finish(
    state: &AppState,
    request: &FactorResetFinish,
    (address, browser): (&str, &str),
) -> Result<(SessionInfo, HeaderValue), Problem> {
    let id = id_of(state, &request.email);
    let now = state.clock.now();
    let before = admitted(state, &id, &request.auth, address, now).await?;
    let (sealed, code) = (&request.totp_sealed, &request.totp_code);
    let enrolled = totp::confirm(&state.secrets, &bound(&id, &before), &id, sealed, code, now);
    let app = enrolled.ok_or_else(|| Problem::of(ApiErrorCode::CodeWrong))?;
    let account = state
        .control
        .change(Table::Account, &id, |found: Option<Account>| {
            let account = found.filter(|account| account.reset == before.reset);
            let account = account.ok_or_else(|| Problem::of(ApiErrorCode::SignInRefused))?;
            let account = account.with_new_app(app.clone());
            Ok((account.clone(), account))
        })
        .await?;
    for row in session::of_user(state, account.user).await? {
        session::end(state, &row.id).await?;
    }
    give_back(state, &id, address, now).await?;
    let done = user_act("factor_reset_used", Some(account.user));
    state.driver.audit(done).await?;
    open_session(state, id, &account, browser).await
}

/// The tries are counted before; who is not admitted learns nothing, an unknown account alike.
async fn admitted(
    state: &AppState,
    id: &str,
    auth: &Bytes,
    address: &str,
    now: Timestamp,
) -> Result<Account, Problem> {
    let (control, secrets) = (&state.control, &state.secrets);
    throttle::spend(control, secrets, throttle::ADDRESS, address, now).await?;
    throttle::spend(control, secrets, throttle::ACCOUNT, id, now).await?;
    let found = account::find(control, id).await?.map(|row| row.body);
    let knows = match &found {
        Some(account) => account.knows(secrets, id, auth),
        None => Account::is_nobodys(secrets, id, auth),
    };
    let admitted = found.filter(|account| knows && account.may_enrol(now));
    match admitted {
        Some(account) if !state.driver.has_left(account.user).await? => Ok(account),
        Some(_) | None => {
            state
                .driver
                .audit(user_act("sign_in_refused", None))
                .await?;
            Err(Problem::of(ApiErrorCode::SignInRefused))
        }
    }
}

/// Given back, not cleared: who knows the passphrase must not get endless tries at codes.
async fn give_back(
    state: &AppState,
    id: &str,
    address: &str,
    now: Timestamp,
) -> Result<(), Problem> {
    let (control, secrets) = (&state.control, &state.secrets);
    throttle::give_back(control, secrets, throttle::ACCOUNT, id, now).await?;
    throttle::give_back(control, secrets, throttle::ADDRESS, address, now).await
}

/// A secret is good for this reset only.
fn bound(id: &str, account: &Account) -> String {
    let asked = account
        .reset
        .as_ref()
        .map(|reset| reset.asked_at.as_millis());
    format!("reset {id} {}", asked.unwrap_or_default())
}

//! The kit was used: the new device is in the log, the new kit counts, the account is another.

use axum::http::HeaderValue;
use domain::organisation::Organisation;
use domain::{PublicKey, UserId};
use sync::message::account::{ApiErrorCode, RecoveryFinish, SessionInfo};
use sync::store::control::Table;

use super::materials::{self, Materials};
use super::request::Request;
use super::{dead, lawful, notice, ready};
use crate::auth::account::{self, Account};
use crate::auth::{session, sign_in, throttle};
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::{Appender, user_act};

/// Stores a recovery whole and signs in; all other sessions of the user end.
pub(crate) async fn finish(
    state: &AppState,
    request: &RecoveryFinish,
    browser: &str,
) -> Result<(SessionInfo, HeaderValue), Problem> {
    let (row, user) = ready(state, &request.token).await?;
    let (now, control, secrets) = (state.clock.now(), &state.control, &state.secrets);
    throttle::spend(control, secrets, throttle::ENROLMENT, &row.id, now).await?;
    let (id, account) = account::enrol(secrets, (&request.account, None), &row.id, now)?;
    if id != row.body.account || account.user != user {
        return Err(Problem::of(ApiErrorCode::Malformed));
    }
    let organisation = extend(state, request, user).await?;
    materials::settle(state, &organisation).await?;
    control
        .change(Table::Account, &id, |_older: Option<Account>| {
            Ok((account.clone(), ()))
        })
        .await?;
    for old in session::of_user(state, user).await? {
        session::end(state, &old.id).await?;
    }
    control
        .change(Table::Recovery, &row.id, |found: Option<Request>| {
            Ok((found.ok_or_else(dead)?.used(), ()))
        })
        .await?;
    throttle::clear(control, secrets, throttle::ACCOUNT, &id).await?;
    let act = user_act("recovery_used", Some(user));
    state.driver.audit(act).await?;
    notice::used(state, &organisation).await?;
    sign_in::open_session(state, id, &account, browser).await
}

/// Keeps what the new kit opens, then extends the log; the other way round a crash could leave
/// a log whose recovery key nobody has.
async fn extend(
    state: &AppState,
    request: &RecoveryFinish,
    user: UserId,
) -> Result<std::sync::Arc<Organisation>, Problem> {
    let base = state.driver.organisation().await?.ok_or_else(dead)?;
    let last = request.statements.last().map(|signed| signed.hash());
    let done = last == Some(base.head);
    let before = base.recovery;
    if !done {
        let key = checked(state, &base, request, user).await?;
        materials::keep(state, key, &materials_of(request)).await?;
    }
    let by = Appender {
        user,
        device: request.device,
    };
    let (statements, secrets) = (&request.statements, &request.secrets);
    state.driver.recover(by, statements, secrets).await?;
    if let Some(before) = before.filter(|_| !done) {
        materials::forget(state, before).await?;
    }
    state.driver.organisation().await?.ok_or_else(dead)
}

async fn checked(
    state: &AppState,
    base: &Organisation,
    request: &RecoveryFinish,
    user: UserId,
) -> Result<PublicKey, Problem> {
    let first = request
        .statements
        .first()
        .and_then(|first| first.read().ok());
    if first.is_some_and(|first| first.prev != base.head) {
        return Err(Problem::of(ApiErrorCode::LogMoved));
    }
    let held = state.driver.recovery_secrets().await?;
    lawful::new_key(base, &held, request, user).ok_or_else(|| Problem::of(ApiErrorCode::LogRefused))
}

fn materials_of(request: &RecoveryFinish) -> Materials {
    Materials {
        org_root: request.org_root.clone(),
        recovery: request.recovery.clone(),
        backup_recipient: request.backup_recipient.clone(),
        older: request.older.clone(),
    }
}

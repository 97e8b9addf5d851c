//! The kit was used: the new device is in the log, the new kit counts, the account is another.

use std::sync::Arc;

use axum::http::HeaderValue;
use domain::UserId;
use domain::organisation::Organisation;
use sync::message::account::{ApiErrorCode, RecoveryFinish, SessionInfo};
use sync::store::control::Table;

use super::lawful::{self, Renewal};
use super::materials::{self, Materials};
use super::request::Request;
use super::{dead, extend, notice, ready};
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
    let organisation = renew(state, request, user).await?;
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

async fn renew(
    state: &AppState,
    request: &RecoveryFinish,
    user: UserId,
) -> Result<Arc<Organisation>, Problem> {
    let renewal = Renewal {
        device: request.device,
        statements: &request.statements,
        secrets: &request.secrets,
        older: &request.older,
        pairs: &request.pairs,
    };
    let by = Appender {
        user,
        device: request.device,
    };
    let new_key =
        |base: &Organisation, held: &[_]| lawful::key_of_device(base, held, &renewal, user);
    let organisation = extend(state, (by, &renewal), &materials_of(request), new_key).await?;
    materials::settle(state, &organisation).await?;
    Ok(organisation)
}

fn materials_of(request: &RecoveryFinish) -> Materials {
    Materials {
        org_root: request.org_root.clone(),
        recovery: request.recovery.clone(),
        backup_recipient: request.backup_recipient.clone(),
        older: request.older.clone(),
        pairs: request.pairs.clone(),
    }
}

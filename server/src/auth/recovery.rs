//! Recovery by the kit: a request, a wait in which the administrators can refuse, then the
//! sealed things that only the kit opens (security design, section 4).

mod ask;
mod finish;
pub(crate) mod help;
mod lawful;
pub(crate) mod materials;
mod notice;
mod renew;
pub(crate) mod request;
pub(crate) mod signers;

pub(crate) use ask::{ask, begin_passkey};
pub(crate) use finish::finish;
use renew::extend;

use domain::bytes::to_base64url;
use domain::organisation::Organisation;
use domain::{Bytes, UserId};
use sync::message::account::{ApiErrorCode, RecoveryOpened, RecoveryRow, RecoveryStanding};
use sync::store::control::Table;

use crate::auth::account;
use crate::auth::token::{self, Usage};
use crate::auth::totp;
use crate::control::Versioned;
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;
use request::Request;

const LIST: usize = 500;

/// Says where a request stands.
pub(crate) async fn look(state: &AppState, token: &Bytes) -> Result<RecoveryStanding, Problem> {
    let row = find(state, token).await?;
    let standing = row.body.standing(state.clock.now());
    standing.ok_or_else(dead)
}

/// Hands out what the kit opens.
pub(crate) async fn open(state: &AppState, token: &Bytes) -> Result<RecoveryOpened, Problem> {
    let (row, user) = ready(state, token).await?;
    let organisation = state.driver.organisation().await?.ok_or_else(dead)?;
    materials::settle(state, &organisation).await?;
    let kept = materials::of(state, &organisation).await?;
    let account = account::find(&state.control, &row.body.account).await?;
    let account = account.ok_or_else(dead)?.body;
    let now = state.clock.now();
    state
        .driver
        .audit(user_act("recovery_opened", Some(user)))
        .await?;
    Ok(RecoveryOpened {
        org: organisation.id,
        user,
        statements: state.driver.log(0).await?,
        secrets: state.driver.recovery_secrets().await?,
        org_root: kept.org_root,
        recovery: kept.recovery,
        enrolment: totp::enrol(&state.secrets, &account.email, &row.id, now),
    })
}

/// Lists the requests that are kept, newest first.
pub(crate) async fn list(state: &AppState) -> Result<Vec<RecoveryRow>, Problem> {
    let rows = all(state).await?;
    let mut listed: Vec<RecoveryRow> = rows.into_iter().map(|row| row.body.listed()).collect();
    listed.sort_by_key(|row| std::cmp::Reverse(row.asked_at));
    Ok(listed)
}

/// Refuses every open request: many of them must not hide one.
pub(crate) async fn refuse(state: &AppState, by: UserId) -> Result<(), Problem> {
    let mut refused = false;
    for row in all(state)
        .await?
        .into_iter()
        .filter(|row| row.body.is_open())
    {
        state
            .control
            .change(Table::Recovery, &row.id, |found: Option<Request>| {
                Ok((found.ok_or_else(dead)?.refused(), ()))
            })
            .await?;
        refused = true;
    }
    if refused {
        let act = user_act("recovery_refused", Some(by));
        state.driver.audit(act).await?;
    }
    Ok(())
}

/// The users who are told of every request and may refuse it: all administrators, named or not.
fn administrators(organisation: &Organisation) -> Vec<UserId> {
    let users = organisation.users.values();
    users
        .filter(|user| !user.roles.is_empty())
        .filter(|user| {
            user.roles.contains(&domain::access::Role::Administrator)
                || organisation.administrators.contains(&user.id)
        })
        .map(|user| user.id)
        .collect()
}

/// A request whose wait is over and that nobody refused.
async fn ready(state: &AppState, token: &Bytes) -> Result<(Versioned<Request>, UserId), Problem> {
    let row = find(state, token).await?;
    let standing = row.body.standing(state.clock.now());
    let user = row.body.user;
    match (standing, user) {
        (Some(RecoveryStanding::Ready), Some(user)) => Ok((row, user)),
        (_, _) => Err(dead()),
    }
}

async fn find(state: &AppState, token: &Bytes) -> Result<Versioned<Request>, Problem> {
    let shown = to_base64url(token.as_slice());
    let id = token::id_of(Usage::Recovery, &shown).ok_or_else(dead)?;
    let row = state.control.get::<Request>(Table::Recovery, &id).await?;
    let now = state.clock.now();
    row.filter(|row| !row.body.ended(now)).ok_or_else(dead)
}

async fn all(state: &AppState) -> Result<Vec<Versioned<Request>>, Problem> {
    state
        .control
        .list::<Request>(Table::Recovery, None, LIST)
        .await
}

fn dead() -> Problem {
    Problem::of(ApiErrorCode::LinkDead)
}

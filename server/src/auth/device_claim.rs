//! New devices of users who have one: claimed in a fresh session, signed by an older device.
//!
//! The claim lives in the session, so that signing out or five minutes end it.

use domain::UserId;
use domain::organisation::{SignedStatement, StatementBody};
use sync::message::account::{ApiErrorCode, DeviceClaim, PendingDevice};
use sync::store::control::Table;

use crate::auth::session::{self, Session};
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;

const NAME: usize = 200;
const NUMBER: usize = 16;

/// Notes a claim in the session it was made in.
pub(crate) async fn register(
    state: &AppState,
    session: &str,
    user: UserId,
    claim: DeviceClaim,
) -> Result<PendingDevice, Problem> {
    let named = !claim.name.trim().is_empty() && claim.name.chars().count() <= NAME;
    if !named || claim.session.as_slice().len() != NUMBER {
        return Err(Problem::of(ApiErrorCode::Malformed));
    }
    let now = state.clock.now();
    let pending = state
        .control
        .change(Table::Session, session, |found: Option<Session>| {
            let Some(Session::Staff(session)) = found else {
                return Err(Problem::of(ApiErrorCode::SessionOver));
            };
            let claiming = session.claiming(claim.clone());
            let pending = claiming.pending_device(now);
            let pending = pending.ok_or_else(|| Problem::of(ApiErrorCode::ClaimOver))?;
            Ok((Session::Staff(claiming), pending))
        })
        .await?;
    state
        .driver
        .audit(user_act("device_claim", Some(user)))
        .await?;
    Ok(pending)
}

/// The claims of a user that are not over.
pub(crate) async fn of_user(state: &AppState, user: UserId) -> Result<Vec<PendingDevice>, Problem> {
    let now = state.clock.now();
    let own = session::of_user(state, user).await?;
    Ok(own
        .iter()
        .filter_map(|row| row.body.pending_device(now))
        .collect())
}

/// A user's device states another one of theirs only while that one waits with the same keys.
pub(crate) async fn check(
    state: &AppState,
    user: UserId,
    statements: &[SignedStatement],
) -> Result<(), Problem> {
    let own: Vec<StatementBody> = statements
        .iter()
        .filter_map(|signed| signed.read().ok())
        .map(|statement| statement.content)
        .filter(|body| matches!(body, StatementBody::Device { user: owner, .. } if *owner == user))
        .collect();
    if own.is_empty() {
        return Ok(());
    }
    let claims = of_user(state, user).await?;
    let waits = |body: &StatementBody| claims.iter().any(|pending| states(body, &pending.claim));
    let all_wait = own.iter().all(waits);
    all_wait
        .then_some(())
        .ok_or_else(|| Problem::of(ApiErrorCode::ClaimOver))
}

fn states(body: &StatementBody, claim: &DeviceClaim) -> bool {
    matches!(body, StatementBody::Device { device, signing, agreement, .. }
        if *device == claim.device && *signing == claim.signing && *agreement == claim.agreement)
}

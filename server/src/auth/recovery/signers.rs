//! The kit used by an administrator to change who may sign: the same request, notices, wait and
//! renewal as after a lost device (security design, section 4).

use domain::UserId;
use domain::organisation::{Organisation, Signers};
use sync::message::account::{ApiErrorCode, SignersAsked, SignersFinish, SignersOpened};
use sync::store::control::Table;

use super::ask::wait_ms;
use super::lawful::{self, Renewal};
use super::materials::{self, Materials};
use super::request::Request;
use super::{dead, extend, notice};
use crate::auth::throttle;
use crate::error::Problem;
use crate::mail::masked;
use crate::state::AppState;
use crate::sync_driver::{Appender, user_act};

/// Who asks, in an unlocked session.
pub(crate) struct Asking<'a> {
    /// The user.
    pub(crate) user: UserId,
    /// The account's row.
    pub(crate) account: &'a str,
    /// The account's e-mail.
    pub(crate) email: &'a str,
}

/// Notes a request in the place of an older one and tells all administrators. The second factor
/// was shown for it.
pub(crate) async fn ask(
    state: &AppState,
    asking: &Asking<'_>,
    wanted: Signers,
) -> Result<SignersAsked, Problem> {
    let now = state.clock.now();
    let key = asking.user.to_string();
    throttle::spend(
        &state.control,
        &state.secrets,
        throttle::RECOVERY,
        &key,
        now,
    )
    .await?;
    let organisation = state.driver.organisation().await?.ok_or_else(dead)?;
    check(&organisation, asking.user, &wanted)?;
    let wait = wait_ms(&organisation, true);
    let masked = masked(asking.email);
    let user = Some(asking.user);
    let request = Request::new(asking.account.to_owned(), user, masked.clone(), (now, wait));
    let request = request.naming(wanted);
    state
        .control
        .change(
            Table::Recovery,
            &row_id(asking.user),
            |_older: Option<Request>| Ok((request.clone(), ())),
        )
        .await?;
    state.driver.audit(user_act("recovery_asked", user)).await?;
    let about = notice::About {
        account: asking.account,
        masked: &masked,
        ready_at: now.plus_millis(wait),
        signers: true,
    };
    notice::asked(state, &organisation, &about).await?;
    request.asked(now).ok_or_else(dead)
}

/// Says where the user's own request stands.
pub(crate) async fn look(state: &AppState, user: UserId) -> Result<Option<SignersAsked>, Problem> {
    let now = state.clock.now();
    let row = state
        .control
        .get::<Request>(Table::Recovery, &row_id(user))
        .await?;
    Ok(row.and_then(|row| row.body.asked(now)))
}

/// Hands out what the kit opens.
pub(crate) async fn open(state: &AppState, user: UserId) -> Result<SignersOpened, Problem> {
    let signers = ready(state, user).await?;
    let organisation = state.driver.organisation().await?.ok_or_else(dead)?;
    materials::settle(state, &organisation).await?;
    let kept = materials::of(state, &organisation).await?;
    let act = user_act("recovery_opened", Some(user));
    state.driver.audit(act).await?;
    Ok(SignersOpened {
        signers,
        statements: state.driver.log(0).await?,
        secrets: state.driver.recovery_secrets().await?,
        org_root: kept.org_root,
        recovery: kept.recovery,
    })
}

/// Stores the change and the renewal whole.
pub(crate) async fn finish(
    state: &AppState,
    by: Appender,
    request: &SignersFinish,
) -> Result<(), Problem> {
    let wanted = ready(state, by.user).await?;
    let renewal = Renewal {
        device: by.device,
        statements: &request.statements,
        secrets: &request.secrets,
        older: &request.older,
        pairs: &request.pairs,
    };
    let new_key = |base: &Organisation, held: &[_]| {
        lawful::key_of_signers(base, held, &renewal, (by.user, &wanted))
    };
    let organisation = extend(state, (by, &renewal), &materials_of(request), new_key).await?;
    materials::settle(state, &organisation).await?;
    state
        .control
        .change(
            Table::Recovery,
            &row_id(by.user),
            |found: Option<Request>| Ok((found.ok_or_else(dead)?.used(), ())),
        )
        .await?;
    let act = user_act("recovery_used", Some(by.user));
    state.driver.audit(act).await?;
    notice::used(state, &organisation).await
}

/// Whom a request that can be used names.
pub(super) async fn ready(state: &AppState, user: UserId) -> Result<Signers, Problem> {
    let now = state.clock.now();
    let row = state
        .control
        .get::<Request>(Table::Recovery, &row_id(user))
        .await?;
    row.and_then(|row| row.body.names(now)).ok_or_else(dead)
}

fn check(organisation: &Organisation, by: UserId, wanted: &Signers) -> Result<(), Problem> {
    let checked = organisation.check_signers(by, wanted);
    checked.map_err(|_fault| Problem::of(ApiErrorCode::Malformed))
}

fn materials_of(request: &SignersFinish) -> Materials {
    Materials {
        org_root: request.org_root.clone(),
        recovery: request.recovery.clone(),
        backup_recipient: request.backup_recipient.clone(),
        older: request.older.clone(),
        pairs: request.pairs.clone(),
    }
}

/// One request of a user at a time; no token has this form.
pub(super) fn row_id(user: UserId) -> String {
    format!("signers-{user}")
}

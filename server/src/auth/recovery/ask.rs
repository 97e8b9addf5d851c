//! Asking: the same answer and work for every e-mail, and a notice to all administrators.

use domain::bytes::from_base64url;
use domain::organisation::Organisation;
use domain::{Bytes, UserId};
use sync::message::account::{
    ApiErrorCode, Factor, PasskeyAnswer, PasskeyAsked, RecoveryAsk, RecoveryAsked,
};
use sync::store::control::Table;

use super::request::Request;
use super::{administrators, notice};
use crate::auth::account::{self, Account};
use crate::auth::passkey::{self, ceremony::Bound};
use crate::auth::sign_in;
use crate::auth::throttle;
use crate::auth::token::{self, Usage};
use crate::control::Versioned;
use crate::error::Problem;
use crate::mail::masked;
use crate::state::AppState;
use crate::sync_driver::user_act;

const HOUR_MS: i64 = 60 * 60 * 1000;
/// In which the other administrators can refuse.
const WAIT_MS: i64 = 24 * HOUR_MS;
/// In which a single administrator can refuse from a device that is not lost.
const WAIT_ALONE_MS: i64 = 72 * HOUR_MS;

/// Begins to ask for a passkey in the place of a code; for an unknown account alike.
pub(crate) async fn begin_passkey(
    state: &AppState,
    email: &str,
    address: &str,
) -> Result<PasskeyAsked, Problem> {
    passkey::ask_stranger(state, email, address, |id| Bound::Recovery(id)).await
}

/// Notes a request and tells all administrators.
pub(crate) async fn ask(
    state: &AppState,
    ask: &RecoveryAsk,
    address: &str,
) -> Result<RecoveryAsked, Problem> {
    let now = state.clock.now();
    let (control, secrets) = (&state.control, &state.secrets);
    throttle::spend(control, secrets, throttle::RECOVERY, address, now).await?;
    let organisation = state.driver.organisation().await?;
    let organisation = organisation.ok_or_else(refused)?;
    let id = sign_in::id_of(state, &ask.email);
    let found = account::find(control, &id).await?;
    let user = named(&organisation, found.as_ref());
    let proven = second_factor(state, (&id, found), ask.factor.as_ref()).await?;
    let wait = wait_ms(&organisation, proven);
    let token = token::make(Usage::Recovery);
    let masked = masked(ask.email.trim());
    let request = Request::new(id.clone(), user, masked.clone(), (now, wait));
    if !control.put(Table::Recovery, &token.id, 0, &request).await? {
        return Err(Problem::broken("a fresh request id was taken"));
    }
    let act = user_act("recovery_asked", user);
    state.driver.audit(act).await?;
    let about = notice::About {
        // Those that are of nobody must not use up the notices about somebody.
        account: user.map_or("nobody", |_| id.as_str()),
        masked: &masked,
        ready_at: now.plus_millis(wait),
        signers: false,
    };
    notice::asked(state, &organisation, &about).await?;
    Ok(RecoveryAsked {
        token: Bytes(from_base64url(&token.text).unwrap_or_default()),
        ready_in_ms: wait.unsigned_abs(),
    })
}

/// The user of an account, if the kit can make a device for them.
fn named(organisation: &Organisation, found: Option<&Versioned<Account>>) -> Option<UserId> {
    let user = found.map(|row| row.body.user)?;
    let works = !organisation.roles(user).is_empty();
    (works && organisation.administrators.contains(&user)).then_some(user)
}

/// Judges the second factor, if one was shown.
async fn second_factor(
    state: &AppState,
    (id, found): (&str, Option<Versioned<Account>>),
    factor: Option<&Factor>,
) -> Result<bool, Problem> {
    match factor {
        None => Ok(false),
        Some(Factor::Code(code)) => judge_code(state, (id, found), code.trim()).await,
        Some(Factor::Passkey(answer)) => judge_passkey(state, id, answer).await,
    }
}

/// Nothing fits an account that has no passkey or does not exist, so no try is counted.
async fn judge_passkey(
    state: &AppState,
    id: &str,
    answer: &PasskeyAnswer,
) -> Result<bool, Problem> {
    let used = passkey::judge(state, Bound::Recovery(id), answer).await?;
    let used = used.ok_or_else(refused)?;
    let account = passkey::note_use(state, id, &used, |_account| true).await?;
    account.map(|_used| true).ok_or_else(refused)
}

/// Tries count with those of signing in.
async fn judge_code(
    state: &AppState,
    (id, found): (&str, Option<Versioned<Account>>),
    code: &str,
) -> Result<bool, Problem> {
    let (now, control, secrets) = (state.clock.now(), &state.control, &state.secrets);
    throttle::spend(control, secrets, throttle::ACCOUNT, id, now).await?;
    let Some(row) = found else {
        Account::confirms_nobody(secrets, id, code, now);
        return Err(refused());
    };
    let used = row.body.after_code(secrets, id, code, now);
    let used = used.map_err(|_why| refused())?;
    // Losing this race means the same code was shown twice at once.
    let first = control.put(Table::Account, id, row.version, &used).await?;
    first.then_some(true).ok_or_else(refused)
}

/// How long a request waits, given whether a second factor was shown for it.
pub(super) fn wait_ms(organisation: &Organisation, proven: bool) -> i64 {
    match (administrators(organisation).len() > 1, proven) {
        (true, _) => WAIT_MS,
        (false, true) => 0,
        (false, false) => WAIT_ALONE_MS,
    }
}

fn refused() -> Problem {
    Problem::of(ApiErrorCode::SignInRefused)
}

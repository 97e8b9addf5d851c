//! Step-up: one act of one session, confirmed with a second factor and used up before it is done
//! (security design, section 2).

use domain::canonical::{in_context, tagged_hash};
use domain::{Hash, Timestamp};
use sync::message::account::{ApiErrorCode, Factor, PasskeyAnswer, PasskeyAsked, StepUp};
use sync::store::control::Table;

use crate::auth::account::Account;
use crate::auth::passkey::ceremony::Bound;
use crate::auth::passkey::own::own;
use crate::auth::passkey::{self, StoredPasskey};
use crate::auth::session::{Session, StaffSession};
use crate::auth::throttle;
use crate::control::Versioned;
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;

/// What is confirmed: this request of this session and no other.
pub(crate) fn act_of(session: &str, target: &str, body: &[u8]) -> Hash {
    let bound = in_context(target, &in_context(session, &Hash::of(body).0));
    tagged_hash("souhlas/v1/step-up", &bound)
}

/// Judges the factor and notes the act in the session; the try is counted before.
pub(crate) async fn confirm(
    state: &AppState,
    session: &Versioned<StaffSession>,
    request: &StepUp,
) -> Result<(), Problem> {
    let now = state.clock.now();
    let judged = match &request.factor {
        Factor::Code(code) => judge_code(state, &session.body.account, code, now).await,
        Factor::Passkey(answer) => judge_passkey(state, session, answer).await,
    };
    let act = if judged.is_ok() {
        "step_up"
    } else {
        "step_up_refused"
    };
    let act = user_act(act, Some(session.body.user));
    state.driver.audit(act).await?;
    judged?;
    change(state, &session.id, |session| {
        Ok(session.confirming(request.act, now))
    })
    .await
}

/// Uses the confirmation of an act up; without one the act is refused and nothing is done.
pub(crate) async fn begin(state: &AppState, session: &str, act: Hash) -> Result<(), Problem> {
    let now = state.clock.now();
    change(state, session, |session| {
        session
            .beginning(act, now)
            .ok_or_else(|| Problem::unconfirmed(act))
    })
    .await
}

async fn judge_code(state: &AppState, id: &str, code: &str, now: Timestamp) -> Result<(), Problem> {
    let (control, secrets) = (&state.control, &state.secrets);
    throttle::spend(control, secrets, throttle::ACCOUNT, id, now).await?;
    control
        .change(Table::Account, id, |found: Option<Account>| {
            let account = found.ok_or_else(over)?;
            let used = account.after_code(secrets, id, code, now);
            Ok((used.map_err(Problem::of)?, ()))
        })
        .await?;
    throttle::clear(control, secrets, throttle::ACCOUNT, id).await
}

/// Begins to ask a passkey of the account.
pub(crate) async fn ask_passkey(
    state: &AppState,
    session: &Versioned<StaffSession>,
) -> Result<PasskeyAsked, Problem> {
    let account = own(state, session).await?;
    if !account.passkeys().iter().any(StoredPasskey::counts) {
        return Err(Problem::of(ApiErrorCode::NoPasskeys));
    }
    passkey::ask(state, Some(&account), Bound::StepUp(&session.id)).await
}

async fn judge_passkey(
    state: &AppState,
    session: &Versioned<StaffSession>,
    answer: &PasskeyAnswer,
) -> Result<(), Problem> {
    let refused = || Problem::of(ApiErrorCode::PasskeyRefused);
    let used = passkey::judge(state, Bound::StepUp(&session.id), answer).await?;
    let used = used.ok_or_else(refused)?;
    let account = passkey::note_use(state, &session.body.account, &used, |_account| true).await?;
    account.map(drop).ok_or_else(refused)
}

async fn change(
    state: &AppState,
    session: &str,
    act: impl Fn(StaffSession) -> Result<StaffSession, Problem>,
) -> Result<(), Problem> {
    state
        .control
        .change(Table::Session, session, |found: Option<Session>| {
            let Some(Session::Staff(session)) = found else {
                return Err(over());
            };
            Ok((Session::Staff(act(session)?), ()))
        })
        .await
}

fn over() -> Problem {
    Problem::of(ApiErrorCode::SessionOver)
}

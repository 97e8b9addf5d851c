//! Changing the passphrase of an account: the old sign-in branch is judged, the new one stored.

use sync::message::account::{ApiErrorCode, PassphraseChange};
use sync::store::control::Table;

use crate::auth::account::Account;
use crate::auth::throttle;
use crate::error::Problem;
use crate::state::AppState;

/// Stores the new sign-in branch by compare-and-set; a try with a wrong old one counts like one
/// to sign in.
pub(crate) async fn change(
    state: &AppState,
    id: &str,
    change: &PassphraseChange,
) -> Result<(), Problem> {
    let now = state.clock.now();
    let (control, secrets) = (&state.control, &state.secrets);
    throttle::spend(control, secrets, throttle::ACCOUNT, id, now).await?;
    control
        .change(Table::Account, id, |found: Option<Account>| {
            let account = found.ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))?;
            let changed = account.with_passphrase(secrets, id, change);
            Ok((changed.map_err(Problem::of)?, ()))
        })
        .await?;
    // Given back, not cleared: who knows the passphrase must not get endless tries at codes.
    throttle::give_back(control, secrets, throttle::ACCOUNT, id, now).await
}

//! What each use of the kit leaves behind: another recovery key in the log, and what its kit opens.

use std::sync::Arc;

use domain::PublicKey;
use domain::organisation::Organisation;
use domain::record::ClassSecretWrap;
use sync::message::account::ApiErrorCode;

use super::dead;
use super::lawful::Renewal;
use super::materials::{self, Materials};
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::Appender;

/// Keeps what the new kit opens, then extends the log; the other way round a crash could leave
/// a log whose recovery key nobody has.
///
/// `new_key` gives the new recovery key, if the renewal is lawful on the log and loses nothing of
/// what recovery held.
pub(super) async fn extend(
    state: &AppState,
    (by, renewal): (Appender, &Renewal<'_>),
    materials: &Materials,
    new_key: impl FnOnce(&Organisation, &[ClassSecretWrap]) -> Option<PublicKey>,
) -> Result<Arc<Organisation>, Problem> {
    let base = state.driver.organisation().await?.ok_or_else(dead)?;
    let last = renewal.statements.last().map(|signed| signed.hash());
    let done = last == Some(base.head);
    let before = base.recovery;
    if !done {
        follows(&base, renewal)?;
        let held = state.driver.recovery_secrets().await?;
        let key = new_key(&base, &held);
        let key = key.ok_or_else(|| Problem::of(ApiErrorCode::LogRefused))?;
        materials::keep(state, key, materials).await?;
    }
    let (statements, secrets) = (renewal.statements, renewal.secrets);
    state.driver.recover(by, statements, secrets).await?;
    if let Some(before) = before.filter(|_| !done) {
        materials::forget(state, before).await?;
    }
    state.driver.organisation().await?.ok_or_else(dead)
}

fn follows(base: &Organisation, renewal: &Renewal<'_>) -> Result<(), Problem> {
    let first = renewal.statements.first();
    let first = first.and_then(|first| first.read().ok());
    if first.is_some_and(|first| first.prev != base.head) {
        return Err(Problem::of(ApiErrorCode::LogMoved));
    }
    Ok(())
}

//! What erasing a person asks of the key store; the flow around it comes with the portal.

use std::time::Duration;

use domain::{RecordId, SubjectId};
use surreal_store::Rewrite;

use crate::blobs;
use crate::copies;
use crate::devices::orders;
use crate::error::Problem;
use crate::state::AppState;

/// From the destruction to the end of the last byte (`security.md`, section 3, key store).
const WITHIN: Duration = Duration::from_secs(24 * 60 * 60);

/// How long before its end a rewrite begins: erasures of half a day share one, and one that
/// fails is tried again.
const AHEAD: Duration = Duration::from_secs(12 * 60 * 60);

/// Deletes all sealed copies and key wraps of a person and has the key store rewritten within a day; doing it
/// again does no harm.
///
/// # Errors
/// When the key store does not answer; then nothing may be certified.
pub async fn destroy_keys(state: &AppState, subject: SubjectId) -> Result<(), Problem> {
    copies::delete_of(state, subject, None).await?;
    let rewrite_by = state.clock.now().plus_millis(millis(WITHIN));
    state.driver.destroy_keys(subject, rewrite_by).await
}

/// Deletes the sealed files of a person's records; gives how many there were. To be called once the rows are gone; doing it
/// again does no harm.
///
/// # Errors
/// When a file cannot be deleted; then nothing may be certified.
pub async fn destroy_files(state: &AppState, records: &[RecordId]) -> Result<usize, Problem> {
    let mut gone = 0;
    for record in records {
        gone += usize::from(state.blobs.delete(*record).await?);
    }
    Ok(gone)
}

/// Deletes sealed files whose record is gone, and uploads that nobody goes on with; gives how many.
///
/// # Errors
/// When the folder or the store does not answer; the rest is looked at the next time.
pub async fn sweep_files(state: &AppState) -> Result<usize, Problem> {
    blobs::sweep(state).await
}

/// Tells every device to give up everything about a person at its next contact; gives how many were
/// told. To be called once the rows are gone; doing it again does no harm.
///
/// # Errors
/// When the control store does not answer; then nothing may be certified.
pub async fn tell_devices(
    state: &AppState,
    subject: SubjectId,
    records: &[RecordId],
) -> Result<usize, Problem> {
    orders::erase(state, subject, records).await
}

/// Rewrites the key store if its time has come; says what became of it.
///
/// # Errors
/// When it was not rewritten; it is due as before.
pub async fn rewrite_keys(state: &AppState) -> Result<Option<Rewrite>, Problem> {
    let begins = |by: domain::Timestamp| by.plus_millis(-millis(AHEAD));
    let due = state.driver.rewrite_keys_by().await?;
    if due.is_none_or(|by| state.clock.now() < begins(by)) {
        return Ok(None);
    }
    let done = state.driver.rewrite_keys().await?;
    match done {
        Rewrite::Done { rows } => tracing::info!(rows, "the key store was rewritten"),
        Rewrite::ByOperator => tracing::warn!(
            "the key store lies on a database server: its operator has to rewrite it, see the README of surreal-store"
        ),
    }
    Ok(Some(done))
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).expect("a day in milliseconds")
}

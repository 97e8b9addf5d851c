//! Stored entries as the fold reads them.

use domain::privacy::LedgerEvent;
use domain::privacy::ledger::Entry;

use crate::error::Problem;

/// The events of a chain, in its order.
pub(crate) fn events(entries: &[Entry]) -> Result<Vec<LedgerEvent>, Problem> {
    entries.iter().map(event).collect()
}

fn event(entry: &Entry) -> Result<LedgerEvent, Problem> {
    let body = entry
        .event
        .body()
        .map_err(|_refused| Problem::broken("a stored event cannot be read"))?;
    Ok(LedgerEvent {
        body,
        event_hash: entry.event_hash,
        stamp: Some(entry.stamp.clone()),
    })
}

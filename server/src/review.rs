//! Yeses that do not count because of how they came in, for who answers for privacy.

use std::cmp::Reverse;

use domain::organisation::Organisation;
use domain::privacy::{Doubt, LedgerEvent, doubts};
use domain::record::Table;
use domain::{RecordId, SubjectId, Timestamp};
use sync::message::account::ReviewRow;
use sync::store::organisation::{Load, Loaded};

use crate::error::Problem;
use crate::ledger;
use crate::state::AppState;

/// Ledgers read at a time.
const AT_ONCE: usize = 64;
/// Rows told; the others come up when these are settled.
const MOST: usize = 200;

/// Lists them, latest first.
pub(crate) async fn list(
    state: &AppState,
    organisation: &Organisation,
) -> Result<Vec<ReviewRow>, Problem> {
    let now = state.clock.now();
    let mut rows = Vec::new();
    for subjects in state.driver.marked().await?.chunks(AT_ONCE) {
        let load = Load {
            subjects: subjects.to_vec(),
            ..Load::default()
        };
        let loaded = state.driver.load(load).await?;
        for subject in subjects {
            rows.extend(of_person(&loaded, organisation, *subject, now)?);
        }
        if rows.len() >= MOST {
            break;
        }
    }
    rows.sort_by_key(|row| Reverse(row.received_at));
    rows.truncate(MOST);
    Ok(rows)
}

fn of_person(
    loaded: &Loaded,
    organisation: &Organisation,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Vec<ReviewRow>, Problem> {
    let entries = loaded.ledgers.get(&subject).map_or(&[][..], Vec::as_slice);
    let events = ledger::events(entries)?;
    let contact = loaded
        .rows
        .values()
        .find(|row| row.table == Table::Contact && row.subject == subject)
        .map(|row| row.id);
    Ok(doubts(&events, &organisation.purposes, now)
        .into_iter()
        .filter_map(|doubt| row(doubt, &events, contact))
        .collect())
}

fn row(doubt: Doubt, events: &[LedgerEvent], contact: Option<RecordId>) -> Option<ReviewRow> {
    let event = events
        .iter()
        .find(|event| event.body.event_id == doubt.event)?;
    Some(ReviewRow {
        event: doubt.event,
        subject: event.body.subject,
        contact,
        purpose: doubt.purpose,
        channel: doubt.channel,
        received_at: event.stamp.as_ref()?.received_at,
        confirm_by: doubt.confirm_by,
        user: event.body.recorded_by,
        device: event.body.device,
        flags: doubt.flags,
    })
}

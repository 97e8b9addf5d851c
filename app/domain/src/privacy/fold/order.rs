//! The order in which events are folded (F-1, F-2).

use super::LedgerEvent;
use crate::privacy::event::{Body, Claim, EventType};
use crate::privacy::ledger::WitnessKind;
use crate::{Hash, Timestamp};

/// Later than every moment: the receipt of what is not sent yet.
pub(super) const NEVER: Timestamp = Timestamp::from_millis(i64::MAX);

/// An event with what orders it.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) event: &'a LedgerEvent,
    pub(super) t: Timestamp,
    rank: u8,
    id: u128,
}

impl<'a> Placed<'a> {
    fn of(event: &'a LedgerEvent) -> Self {
        Self {
            event,
            t: ordering_time(event),
            rank: rank(&event.body),
            id: event.body.event_id.as_uuid().as_u128(),
        }
    }

    /// Gives the moment a person sees: what is not sent yet has only the time of the act.
    pub(super) const fn shown(&self) -> Timestamp {
        if self.event.stamp.is_none() {
            self.event.body.occurred_at
        } else {
            self.t
        }
    }
}

/// Gives the events in fold order, each id once.
pub(super) fn in_order<'a>(events: impl Iterator<Item = &'a LedgerEvent>) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed<'_>> = events.map(Placed::of).collect();
    leave_once(&mut placed);
    placed.sort_unstable_by_key(|placed| (placed.t, placed.rank, placed.id));
    placed
}

/// Of two copies of one event the accepted one holds, and the first accepted of two.
fn leave_once(placed: &mut Vec<Placed<'_>>) {
    let mut ids: Vec<u128> = placed.iter().map(|placed| placed.id).collect();
    ids.sort_unstable();
    // Copies are rare, and numbers sort much faster than events do.
    if !ids.is_sorted_by(|one, next| one < next) {
        placed.sort_by_key(|placed| (placed.id, precedence(placed.event)));
        placed.dedup_by_key(|placed| placed.id);
    }
}

fn precedence(event: &LedgerEvent) -> (bool, u64, Hash) {
    let seq = event.stamp.as_ref().map_or(0, |stamp| stamp.subject_seq);
    (event.stamp.is_none(), seq, event.event_hash)
}

impl LedgerEvent {
    /// Gives the receipt; what is not sent yet is received later than everything.
    pub(super) fn received(&self) -> Timestamp {
        self.stamp.as_ref().map_or(NEVER, |stamp| stamp.received_at)
    }

    /// Gives kind and earliest moment of the server's proof, if there is one.
    pub(super) fn witness(&self) -> Option<(WitnessKind, Timestamp)> {
        let witness = &self.stamp.as_ref()?.witness;
        let from = witness.from?;
        (witness.kind != WitnessKind::None).then_some((witness.kind, from))
    }
}

fn ordering_time(event: &LedgerEvent) -> Timestamp {
    let body = &event.body;
    let received = event.received();
    match body.kind {
        EventType::Refuse
        | EventType::Withdraw
        | EventType::Object
        | EventType::Revoke
        | EventType::Invalidate
        | EventType::Import
        | EventType::Confirm
        | EventType::Decide
        | EventType::Merge
        | EventType::Unmerge => received,
        EventType::Grant | EventType::Renew => event
            .witness()
            .map_or_else(|| body.occurred_at.min(received), |(_kind, from)| from),
        EventType::Ask | EventType::Defer | EventType::Basis | EventType::Inform => {
            body.occurred_at.min(received)
        }
    }
}

fn rank(body: &Body) -> u8 {
    match body.kind {
        EventType::Import => match body.claim() {
            Some(Claim::Refused) => 7,
            Some(Claim::Withdrawn) => 8,
            Some(Claim::Objected) => 9,
            Some(Claim::Given) | None => 0,
        },
        EventType::Ask
        | EventType::Basis
        | EventType::Inform
        | EventType::Merge
        | EventType::Unmerge => 0,
        EventType::Defer => 1,
        EventType::Grant | EventType::Renew => 2,
        EventType::Confirm => 3,
        EventType::Decide => 4,
        EventType::Invalidate => 5,
        EventType::Revoke => 6,
        EventType::Refuse => 7,
        EventType::Withdraw => 8,
        EventType::Object => 9,
    }
}

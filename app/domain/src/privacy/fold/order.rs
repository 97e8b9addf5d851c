//! Which events apply to a key, and in which order (F-1 to F-3).

use std::collections::BTreeMap;

use super::LedgerEvent;
use crate::privacy::event::{Body, Claim, EventType, ObjectKind};
use crate::privacy::ledger::WitnessKind;
use crate::privacy::{Channel, ChannelOrAll, PurposeOrAll, Registry};
use crate::{EventId, PurposeId, Timestamp};

/// Later than every moment: the receipt of what is not sent yet.
pub(super) const NEVER: Timestamp = Timestamp::from_millis(i64::MAX);

/// An event that applies to the key, with its ordering time.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) event: &'a LedgerEvent,
    pub(super) t: Timestamp,
}

/// Gives the events that apply to the key, each id once, in fold order.
pub(super) fn in_order<'a>(
    events: &'a [LedgerEvent],
    registry: &Registry,
    key: &(PurposeId, Channel),
) -> Vec<Placed<'a>> {
    let mut once: BTreeMap<EventId, &LedgerEvent> = BTreeMap::new();
    for event in events.iter().filter(|event| applies(event, registry, key)) {
        let kept = once.entry(event.body.event_id).or_insert(event);
        if precedence(event) < precedence(kept) {
            *kept = event;
        }
    }
    let mut placed: Vec<Placed<'_>> = once
        .into_values()
        .map(|event| Placed {
            event,
            t: ordering_time(event),
        })
        .collect();
    placed.sort_by_key(|placed| {
        let body = &placed.event.body;
        (placed.t, rank(body), body.event_id)
    });
    placed
}

/// Of two copies of one event the accepted one holds, and the first accepted of two.
fn precedence(event: &LedgerEvent) -> (bool, u64, crate::Hash) {
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

impl Body {
    /// Gives what an older system claims, if this is such a claim.
    pub(super) fn claim(&self) -> Option<Claim> {
        self.import.as_ref().map(|import| import.claimed)
    }

    /// Says whether the event can only take a permission away.
    #[must_use]
    pub fn is_restrictive(&self) -> bool {
        match self.kind {
            EventType::Refuse
            | EventType::Withdraw
            | EventType::Object
            | EventType::Revoke
            | EventType::Invalidate => true,
            EventType::Import => self.claim().is_some_and(|claim| claim != Claim::Given),
            EventType::Ask
            | EventType::Defer
            | EventType::Grant
            | EventType::Renew
            | EventType::Confirm
            | EventType::Decide
            | EventType::Basis
            | EventType::Inform
            | EventType::Merge
            | EventType::Unmerge => false,
        }
    }

    fn objects_to_marketing(&self) -> bool {
        match self.kind {
            EventType::Object => self.object_kind != Some(ObjectKind::General),
            EventType::Import => self.claim() == Some(Claim::Objected),
            EventType::Ask
            | EventType::Defer
            | EventType::Grant
            | EventType::Renew
            | EventType::Refuse
            | EventType::Withdraw
            | EventType::Confirm
            | EventType::Revoke
            | EventType::Invalidate
            | EventType::Decide
            | EventType::Basis
            | EventType::Inform
            | EventType::Merge
            | EventType::Unmerge => false,
        }
    }
}

fn applies(
    event: &LedgerEvent,
    registry: &Registry,
    (purpose, channel): &(PurposeId, Channel),
) -> bool {
    let body = &event.body;
    let on_channel = match body.channel {
        ChannelOrAll::Whole => false,
        ChannelOrAll::All => body.is_restrictive(),
        ChannelOrAll::One(one) => one == *channel,
    };
    if body.objects_to_marketing() {
        // A purpose that the registry does not know is taken for marketing: the safer reading.
        return on_channel
            && registry
                .get(purpose)
                .is_none_or(|purpose| purpose.direct_marketing);
    }
    let objects = body.kind == EventType::Object;
    (on_channel || objects) && on_purpose(event, registry, purpose)
}

fn on_purpose(event: &LedgerEvent, registry: &Registry, purpose: &PurposeId) -> bool {
    let body = &event.body;
    match &body.purpose {
        PurposeOrAll::One(one) if body.is_restrictive() => registry.is_within(purpose, one),
        PurposeOrAll::One(one) => one == purpose,
        PurposeOrAll::Whole => false,
        PurposeOrAll::All => body.is_restrictive() && existed(event, registry, purpose),
    }
}

fn existed(event: &LedgerEvent, registry: &Registry, purpose: &PurposeId) -> bool {
    registry
        .get(purpose)
        .and_then(|purpose| purpose.created_at)
        .is_none_or(|created| created <= event.received())
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

//! Yeses that came in with a mark and do not count, until a later act settles them (N-7, 4.4).

use crate::privacy::event::EventType;
use crate::privacy::ledger::Flag;
use crate::privacy::{Channel, ChannelOrAll, LedgerEvent, Purpose, PurposeOrAll, Registry, fold};
use crate::{EventId, PurposeId, Timestamp};

/// A yes that a person has to look at, because of how it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The event.
    pub event: EventId,
    /// The purpose it is about.
    pub purpose: PurposeId,
    /// The channel it is about.
    pub channel: Channel,
    /// The marks that keep it from counting, at least one.
    pub flags: Vec<Flag>,
    /// Until when a confirmation makes it count; none for one that stays evidence.
    pub confirm_by: Option<Timestamp>,
}

/// Gives the yeses of one person's ledger that do not count because of a mark of acceptance.
///
/// One is settled by the act that decided its key later, and by a later stop: who said no since
/// must not be asked again because of it.
#[must_use]
pub fn doubts(events: &[LedgerEvent], registry: &Registry, now: Timestamp) -> Vec<Doubt> {
    events
        .iter()
        .filter_map(|event| doubt(event, events, registry, now))
        .collect()
}

fn doubt(
    event: &LedgerEvent,
    events: &[LedgerEvent],
    registry: &Registry,
    now: Timestamp,
) -> Option<Doubt> {
    let (purpose, channel) = key(event)?;
    let flags = marks(event, registry.get(&purpose), now);
    if flags.is_empty() {
        return None;
    }
    let key = (purpose, channel);
    let state = fold(events, registry, &key, now);
    let id = event.body.event_id;
    let waits = state.pending_grants.contains(&id);
    let settled = events
        .iter()
        .filter(|other| number(other) > number(event))
        .any(|later| state.decided_by == Some(later.body.event_id) || stops(later, &key, registry));
    if settled || !(waits || state.evidence_only.contains(&id)) {
        return None;
    }
    let confirm_by = event.stamp.as_ref().and_then(|stamp| stamp.confirm_by);
    let (purpose, channel) = key;
    Some(Doubt {
        event: id,
        purpose,
        channel,
        flags,
        confirm_by: confirm_by.filter(|_| waits),
    })
}

/// Gives the key of a yes.
fn key(event: &LedgerEvent) -> Option<(PurposeId, Channel)> {
    let body = &event.body;
    let yes = matches!(body.kind, EventType::Grant | EventType::Renew);
    match (&body.purpose, body.channel) {
        (PurposeOrAll::One(purpose), ChannelOrAll::One(channel)) if yes => {
            Some((purpose.clone(), channel))
        }
        _not_a_yes_to_one_key => None,
    }
}

/// Gives the marks that keep a yes from counting.
fn marks(event: &LedgerEvent, purpose: Option<&Purpose>, now: Timestamp) -> Vec<Flag> {
    let flags = event.stamp.iter().flat_map(|stamp| &stamp.flags).copied();
    flags
        .filter(|flag| match flag {
            Flag::TextUnknown | Flag::DeviceRevoked | Flag::ClockAhead | Flag::ClockSuspect => true,
            Flag::TextReplaced => purpose.is_some_and(|purpose| purpose.holds_replaced_text(now)),
            Flag::DeviceGap | Flag::LateAfterSend => false,
        })
        .collect()
}

/// Says whether the event takes permission for the key away.
fn stops(event: &LedgerEvent, key: &(PurposeId, Channel), registry: &Registry) -> bool {
    let body = &event.body;
    let on_purpose = match &body.purpose {
        PurposeOrAll::One(one) => registry.is_within(&key.0, one),
        PurposeOrAll::All | PurposeOrAll::Whole => true,
    };
    let on_channel = match body.channel {
        ChannelOrAll::One(one) => one == key.1 || body.kind == EventType::Object,
        ChannelOrAll::All | ChannelOrAll::Whole => true,
    };
    body.is_restrictive() && on_purpose && on_channel
}

/// Gives the place in the chain; what is not sent yet comes last.
fn number(event: &LedgerEvent) -> u64 {
    event
        .stamp
        .as_ref()
        .map_or(u64::MAX, |stamp| stamp.subject_seq)
}

//! Made-up ledgers: the same bytes in every run.

use domain::privacy::event::{Actor, ActorKind, EventType, Mode, event_hash};
use domain::privacy::ledger::{Witness, WitnessKind};
use domain::privacy::{Body, Channel, ChannelOrAll, LedgerEvent, PurposeOrAll, Stamp};
use domain::{ActId, EventId, Hash, OrgId, PurposeId, SubjectId, Timestamp};

/// The channel every benchmark asks about.
pub const KEY_CHANNEL: Channel = Channel::Email;

/// 2026-01-01T00:00:00.000Z.
const START: Timestamp = Timestamp::from_millis(1_767_225_600_000);
const HOUR: i64 = 3_600_000;

/// What a person's ledger holds, again and again: asked, yes, no, yes in the portal, renewed, stop.
const ROUND: [EventType; 6] = [
    EventType::Ask,
    EventType::Grant,
    EventType::Refuse,
    EventType::Grant,
    EventType::Renew,
    EventType::Withdraw,
];

/// Other purposes of the starter that a ledger mixes in; one event of four is theirs.
const OTHERS: [(&str, Channel); 2] = [
    ("phone_offers", Channel::Phone),
    ("sales_visits", Channel::Visit),
];

/// The key every benchmark asks about.
#[must_use]
pub fn key() -> (PurposeId, Channel) {
    (PurposeId::new("newsletter"), KEY_CHANNEL)
}

/// The events of `people` persons with `each` events, and the moment to ask at.
#[must_use]
pub fn organisation(people: u32, each: u32) -> (Vec<Vec<LedgerEvent>>, Timestamp) {
    let ledgers = (0..people).map(|number| person(number, each).0).collect();
    (ledgers, person(0, 0).1.plus_millis(i64::from(each) * HOUR))
}

/// The ledger of one person in the order of receipt, and the moment after its last event.
#[must_use]
pub fn person(number: u32, events: u32) -> (Vec<LedgerEvent>, Timestamp) {
    let made = (0..events).map(|place| event(number, place)).collect();
    (made, START.plus_millis(i64::from(events) * HOUR))
}

fn event(person: u32, place: u32) -> LedgerEvent {
    let at = START.plus_millis(i64::from(place) * HOUR);
    let kind = ROUND[place as usize % ROUND.len()];
    let mut body = Body::new(
        (OrgId::v4([1; 16]), SubjectId::v4(spread(person, 0))),
        (
            event_id(at, person, place),
            ActId::v4(spread(person, place)),
        ),
        kind,
        place_key(place),
        (Mode::Portal, Actor::of(ActorKind::Subject)),
        at,
    );
    if matches!(kind, EventType::Grant | EventType::Renew) {
        body.scope_rev = Some(1);
        body.valid_until = Some(at.plus_months_prague(24));
    }
    LedgerEvent {
        event_hash: hash(&body),
        stamp: Some(stamp(at, place)),
        body,
    }
}

fn place_key(place: u32) -> (PurposeOrAll, ChannelOrAll) {
    let (purpose, channel) = if place % 4 == 3 {
        let (purpose, channel) = OTHERS[place as usize / 4 % OTHERS.len()];
        (PurposeId::new(purpose), channel)
    } else {
        key()
    };
    (PurposeOrAll::One(purpose), ChannelOrAll::One(channel))
}

fn stamp(at: Timestamp, place: u32) -> Stamp {
    Stamp {
        org_seq: u64::from(place) + 1,
        subject_seq: u64::from(place) + 1,
        received_at: at,
        witness: Witness {
            kind: WitnessKind::Portal,
            from: Some(at),
        },
        confirm_by: None,
        flags: Vec::new(),
    }
}

fn hash(body: &Body) -> Hash {
    event_hash(
        &body
            .to_bytes()
            .expect("made-up bodies are small and in NFC"),
    )
}

fn event_id(at: Timestamp, person: u32, place: u32) -> EventId {
    let bytes = spread(person, place);
    EventId::v7(at, core::array::from_fn(|index| bytes[index]))
}

fn spread(person: u32, place: u32) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&person.to_be_bytes());
    bytes[4..8].copy_from_slice(&place.to_be_bytes());
    bytes
}

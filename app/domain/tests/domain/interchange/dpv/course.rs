//! The states a ledger passed through, as a record tells them.

use domain::interchange::dpv::{Course, Indicated, Objected, record};
use domain::privacy::event::{ActorKind, EventType, Indication, ObjectKind};
use domain::privacy::{LedgerEvent, State};
use domain::{Timestamp, starter};

use super::newsletter as exported;
use crate::event::{hours, make, newsletter};

const YEAR: i64 = 24 * 365;

fn course(events: &[LedgerEvent], now: i64) -> Course {
    Course::of(events, &starter::purposes(), &newsletter(), hours(now))
}

fn states(events: &[LedgerEvent], now: i64) -> Vec<(State, Timestamp)> {
    let statuses = course(events, now).statuses;
    statuses
        .iter()
        .map(|status| (status.state, status.at))
        .collect()
}

fn event(number: u8, kind: EventType, hour: i64) -> LedgerEvent {
    make(number, kind, hour).done()
}

#[test]
fn r_2_a_course_has_every_state_with_who_when_and_how() {
    let mut grant = make(2, EventType::Grant, 2);
    grant.body.indication = Some(Indication::RadioChoice);
    let told = make(3, EventType::Withdraw, 9).actor(ActorKind::StaffOnBehalf);
    let events = [event(1, EventType::Ask, 1), grant.done(), told.done()];
    let given = Indicated {
        state: State::Given,
        at: hours(2),
        by: ActorKind::Subject,
        method: Some(Indication::RadioChoice),
        until: Some(hours(2).plus_months_prague(24)),
    };
    let withdrawn = Indicated {
        state: State::Withdrawn,
        at: hours(9),
        by: ActorKind::StaffOnBehalf,
        method: None,
        until: None,
    };
    let got = course(&events, 100);
    assert_eq!(got.objection, None);
    assert_eq!(got.statuses[0].state, State::Requested);
    assert_eq!(got.statuses[1..], [given, withdrawn]);
    assert_eq!(course(&events, 8).statuses.len(), 2);
}

#[test]
fn an_expiry_stands_between_two_acts_and_at_the_end() {
    let end = hours(2).plus_months_prague(24);
    let first = event(1, EventType::Grant, 2);
    let late = event(2, EventType::Withdraw, 3 * YEAR);
    let expected = [
        (State::Given, hours(2)),
        (State::Expired, end),
        (State::Withdrawn, hours(3 * YEAR)),
    ];
    let events = [first, late];
    assert_eq!(states(&events, 4 * YEAR), expected);
    assert_eq!(states(&events[..1], 4 * YEAR), expected[..2]);
    let expired = &course(&events, 4 * YEAR).statuses[1];
    assert_eq!((expired.by, expired.until), (ActorKind::System, None));
}

#[test]
fn a_second_yes_is_told_as_new_evidence() {
    let events = [
        event(1, EventType::Grant, 2),
        event(2, EventType::Grant, 50),
    ];
    let expected = [(State::Given, hours(2)), (State::Given, hours(50))];
    assert_eq!(states(&events, 100), expected);
}

#[test]
fn the_order_of_the_events_does_not_matter() {
    let mut events = vec![
        event(1, EventType::Grant, 2),
        event(2, EventType::Refuse, 9),
        make(3, EventType::Grant, 20).portal().done(),
    ];
    let expected = course(&events, 100);
    events.reverse();
    assert_eq!(course(&events, 100), expected);
    assert_eq!(expected.statuses.len(), 3);
}

#[test]
fn nothing_known_is_told_as_unknown_and_what_waits_is_left_out() {
    let waiting = [make(1, EventType::Grant, 2).unsent().done()];
    for events in [&[], &waiting[..]] {
        assert_eq!(states(events, 100), [(State::Unknown, hours(100))]);
    }
}

#[test]
fn an_objection_stands_beside_the_states() {
    let object = make(1, EventType::Object, 5).object_kind(ObjectKind::DirectMarketing);
    let got = course(&[object.done()], 100);
    assert_eq!(got.objection, Some(Objected { at: hours(5) }));
}

#[test]
fn a_course_can_be_exported() {
    let got = course(&[event(1, EventType::Grant, 2)], 100);
    let mut whole = exported();
    whole.statuses = got.statuses;
    whole.objection = got.objection;
    assert!(record(&whole).is_ok());
}

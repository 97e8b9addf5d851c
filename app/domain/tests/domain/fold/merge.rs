//! Two records are one person (M-1, M-2).

use domain::privacy::event::{
    ActorKind, Basis, BasisChange, EventType, Mode, Notice, ObjectKind, Ruling,
};
use domain::privacy::fold::{GeneralObjection, Rejection, State};
use domain::privacy::{KeyState, LedgerEvent, Person};
use domain::{SubjectId, starter};

use crate::event::{Make, hours, id, make, newsletter, subject};

mod parted;
mod united;

/// The surviving record.
fn a() -> SubjectId {
    subject()
}

/// The record that is joined to it.
fn b() -> SubjectId {
    SubjectId::v4([3; 16])
}

fn c() -> SubjectId {
    SubjectId::v4([4; 16])
}

fn in_b(number: u8, kind: EventType, hour: i64) -> Make {
    make(number, kind, hour).of(b())
}

/// B into A.
fn merge(number: u8, hour: i64) -> LedgerEvent {
    in_b(number, EventType::Merge, hour).into(a()).done()
}

fn state_of(subject: SubjectId, events: &[LedgerEvent]) -> KeyState {
    Person::new(subject, events).fold(&starter::purposes(), &newsletter(), hours(100))
}

/// The state of both, which is the same while they are one.
fn joint(events: &[LedgerEvent]) -> KeyState {
    let (ours, theirs) = (state_of(a(), events), state_of(b(), events));
    assert_eq!(ours, theirs);
    ours
}

/// Events of a record whose key is in the state before hour 50.
fn reaching(state: State, first: u8, of: SubjectId) -> Vec<LedgerEvent> {
    let one = |kind, hour| make(first, kind, hour).of(of);
    let then = |kind, actor| {
        let made = make(first + 1, kind, 5).of(of).actor(actor);
        made.target(first).done()
    };
    let given = || one(EventType::Grant, 1).done();
    match state {
        State::Unknown => Vec::new(),
        State::Requested => vec![one(EventType::Ask, 1).done()],
        State::Deferred => vec![one(EventType::Defer, 1).done()],
        State::Refused => vec![one(EventType::Refuse, 1).done()],
        State::Given => vec![given()],
        State::Renewed => vec![given(), then(EventType::Renew, ActorKind::Subject)],
        State::Withdrawn => vec![given(), then(EventType::Withdraw, ActorKind::Subject)],
        State::Revoked => vec![given(), then(EventType::Revoke, ActorKind::Controller)],
        State::Invalidated => {
            vec![given(), then(EventType::Invalidate, ActorKind::Controller)]
        }
        State::Expired => {
            let mut short = one(EventType::Grant, 1);
            short.body.valid_until = Some(hours(20));
            vec![short.done()]
        }
    }
}

#[test]
fn m_1_of_two_states_the_first_of_the_list_is_taken() {
    // Given and renewed share a place.
    let list = [
        vec![State::Withdrawn],
        vec![State::Refused],
        vec![State::Revoked],
        vec![State::Invalidated],
        vec![State::Given, State::Renewed],
        vec![State::Expired],
        vec![State::Deferred],
        vec![State::Requested],
        vec![State::Unknown],
    ];
    for (place, states) in list.iter().enumerate() {
        for state in states {
            for lower in list.iter().skip(place + 1).flatten() {
                for (ours, theirs) in [(state, lower), (lower, state)] {
                    let mut events = reaching(*ours, 1, a());
                    events.extend(reaching(*theirs, 5, b()));
                    events.push(merge(9, 50));
                    assert_eq!(joint(&events).state, *state, "{ours:?} {theirs:?}");
                }
            }
        }
    }
}

#[test]
fn m_1_of_two_live_consents_the_one_that_ends_earlier_holds() {
    let until = |number, of, end| {
        let mut yes = make(number, EventType::Grant, 1).of(of);
        yes.body.valid_until = Some(hours(end));
        yes.done()
    };
    for (ours, theirs) in [(500, 400), (400, 500)] {
        let events = [until(1, a(), ours), until(2, b(), theirs), merge(3, 50)];
        let state = joint(&events);
        assert_eq!(state.valid_until, Some(hours(400)));
        assert_eq!(state.grant, Some(id(if ours < theirs { 1 } else { 2 })));
    }
}

#[test]
fn before_the_merge_each_record_answers_for_itself() {
    let events = [
        make(1, EventType::Grant, 1).done(),
        in_b(2, EventType::Refuse, 2).done(),
    ];
    assert_eq!(state_of(a(), &events).state, State::Given);
    assert_eq!(state_of(b(), &events).state, State::Refused);
}

#[test]
fn m_2_later_events_of_either_id_apply_to_the_survivor() {
    let yes = make(1, EventType::Grant, 1).done();
    let stop = in_b(3, EventType::Withdraw, 60).done();
    assert_eq!(joint(&[yes, merge(2, 50), stop]).state, State::Withdrawn);
}

#[test]
fn m_2_a_late_offline_event_goes_by_its_own_time() {
    let stop = make(1, EventType::Withdraw, 30).done();
    let early = in_b(2, EventType::Grant, 10).received(80).done();
    // The grant belongs before the merge, so it cannot answer the stop.
    assert_eq!(joint(&[stop, merge(3, 50), early]).state, State::Refused);
}

#[test]
fn a_merge_is_made_by_staff_and_of_two_records() {
    let yes = make(1, EventType::Grant, 1).done();
    let mut by_importer = merge(2, 50);
    by_importer.body.actor.kind = ActorKind::Importer;
    let mut with_itself = merge(3, 50);
    with_itself.body.into = Some(b());
    let mut with_nobody = merge(4, 50);
    with_nobody.body.into = None;
    let refused = [
        (by_importer, Rejection::NotEntitled),
        (with_itself, Rejection::NoRecord),
        (with_nobody, Rejection::NoRecord),
    ];
    for (merge, why) in refused {
        let number = merge.body.event_id;
        let events = [yes.clone(), merge];
        assert_eq!(state_of(b(), &events).state, State::Unknown);
        assert_eq!(state_of(b(), &events).rejected, [(number, why)]);
        assert_eq!(state_of(a(), &events).state, State::Given);
    }
}

#[test]
fn three_records_become_one_person() {
    let stop = make(1, EventType::Withdraw, 5).of(c()).done();
    let yes = make(2, EventType::Grant, 1).done();
    let third = make(4, EventType::Merge, 60).of(c()).into(b()).done();
    let again = make(5, EventType::Merge, 70).of(c()).into(a()).done();
    let events = [yes, stop, merge(3, 50), third, again];
    assert_eq!(joint(&events).state, State::Refused);
    assert_eq!(state_of(c(), &events), joint(&events));
}

#[test]
fn ledgers_of_others_change_nothing() {
    let yes = make(1, EventType::Grant, 1).done();
    let stranger = make(2, EventType::Withdraw, 5).of(c()).done();
    let alone = state_of(a(), std::slice::from_ref(&yes));
    assert_eq!(state_of(a(), &[yes.clone(), stranger.clone()]), alone);
    let merged = [yes, stranger, merge(3, 50)];
    assert_eq!(joint(&merged).state, State::Given);
}

#[test]
fn a_carried_consent_says_so_until_the_person_speaks_again() {
    let yes = in_b(1, EventType::Grant, 1).at_point(7).done();
    let carried = [yes, merge(2, 50)];
    assert!(joint(&carried).carried);
    let mut spoken = carried.to_vec();
    spoken.push(make(3, EventType::Grant, 60).portal().done());
    let state = joint(&spoken);
    assert_eq!((state.carried, state.grant), (false, Some(id(3))));
}

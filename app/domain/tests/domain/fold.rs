use domain::privacy::event::{ActorKind, Claim, EventType, Mode, ObjectKind};
use domain::privacy::fold::{GeneralObjection, Rejection, State};
use domain::privacy::ledger::{Flag, WitnessKind};
use domain::privacy::{Channel, KeyState, LedgerEvent, fold};
use domain::{PurposeId, starter};

use crate::event::{hours, id, make, newsletter};

mod reach;
mod yes;

mod basis;
mod copies;
mod document;
mod merge;
mod objection;
mod properties;
mod transitions;
mod waiting;

const YEAR: i64 = 24 * 365;

fn folded(events: &[LedgerEvent], hour: i64) -> KeyState {
    fold(events, &starter::purposes(), &newsletter(), hours(hour))
}

fn state(events: &[LedgerEvent]) -> State {
    folded(events, 1_000).state
}

fn grant(number: u8, hour: i64) -> LedgerEvent {
    make(number, EventType::Grant, hour).done()
}

#[test]
fn nothing_known_is_unknown() {
    let empty = folded(&[], 0);
    assert_eq!(
        (empty.state, empty.valid, empty.decided_by),
        (State::Unknown, false, None)
    );
}

#[test]
fn a_question_never_changes_an_answer() {
    let ask = make(2, EventType::Ask, 5).done();
    assert_eq!(state(std::slice::from_ref(&ask)), State::Requested);
    assert_eq!(state(&[grant(1, 1), ask.clone()]), State::Given);
    let refuse = make(1, EventType::Refuse, 1).done();
    assert_eq!(state(&[refuse, ask]), State::Refused);
}

#[test]
fn a_postponed_answer_is_deferred_until_asked_again() {
    let (ask, defer) = (
        make(1, EventType::Ask, 1).done(),
        make(2, EventType::Defer, 2).done(),
    );
    assert_eq!(state(&[ask.clone(), defer.clone()]), State::Deferred);
    assert_eq!(
        state(&[ask, defer, make(3, EventType::Ask, 3).done()]),
        State::Requested
    );
}

#[test]
fn withdrawal_beats_a_grant_that_arrives_later() {
    let withdraw = make(1, EventType::Withdraw, 10).done();
    let late = make(2, EventType::Grant, 8).received(20).done();
    assert_eq!(state(&[withdraw, late]), State::Withdrawn);
}

#[test]
fn a_grant_without_a_server_witness_stays_pending_after_a_stop() {
    let events = [make(1, EventType::Withdraw, 10).done(), grant(2, 20)];
    let folded = folded(&events, 30);
    assert_eq!((folded.state, folded.pending), (State::Refused, true));
    assert_eq!(folded.pending_grants, [id(2)]);
}

#[test]
fn refusing_a_live_consent_is_withdrawing_it() {
    assert_eq!(
        state(&[grant(1, 1), make(2, EventType::Refuse, 2).done()]),
        State::Withdrawn
    );
}

#[test]
fn on_a_tie_the_stop_wins() {
    let yes = make(9, EventType::Grant, 5).portal().done();
    let stop = make(1, EventType::Withdraw, 5).portal().done();
    assert_eq!(state(&[stop, yes]), State::Withdrawn);
}

#[test]
fn the_person_reopens_their_own_key_in_the_portal() {
    let again = make(3, EventType::Grant, 20).portal().done();
    let events = [grant(1, 1), make(2, EventType::Withdraw, 10).done(), again];
    let folded = folded(&events, 30);
    assert_eq!(
        (folded.state, folded.decided_by),
        (State::Given, Some(id(3)))
    );
}

#[test]
fn a_challenge_overturns_a_refusal_said_in_person_only() {
    let refuse = |mode| make(1, EventType::Refuse, 10).mode(mode).done();
    let yes = make(2, EventType::Grant, 20)
        .witness(WitnessKind::Nonce, 19)
        .done();
    assert_eq!(state(&[refuse(Mode::Handover), yes.clone()]), State::Given);
    assert_eq!(state(&[refuse(Mode::Portal), yes.clone()]), State::Refused);
    let withdraw = make(1, EventType::Withdraw, 10).done();
    assert_eq!(state(&[withdraw, yes]), State::Refused);
}

#[test]
fn a_challenge_older_than_the_refusal_overturns_nothing() {
    let refuse = make(1, EventType::Refuse, 10).received(20).done();
    let yes = make(2, EventType::Grant, 20)
        .witness(WitnessKind::Nonce, 20)
        .done();
    assert_eq!(state(&[refuse, yes]), State::Withdrawn);
}

#[test]
fn the_controller_ends_and_invalidates_consents() {
    let revoke = make(2, EventType::Revoke, 5)
        .actor(ActorKind::Controller)
        .done();
    assert_eq!(state(&[grant(1, 1), revoke.clone()]), State::Revoked);
    assert_eq!(state(&[revoke]), State::Unknown);
    let invalidate = |target| {
        make(3, EventType::Invalidate, 5)
            .actor(ActorKind::Controller)
            .target(target)
            .done()
    };
    assert_eq!(state(&[grant(1, 1), invalidate(1)]), State::Invalidated);
    assert_eq!(state(&[grant(1, 1), invalidate(9)]), State::Given);
}

#[test]
fn a_yes_is_invalidated_by_its_own_id_and_by_that_of_its_confirmation() {
    let form = make(1, EventType::Grant, 0).mode(Mode::WebForm).done();
    let confirm = make(2, EventType::Confirm, 5)
        .mode(Mode::OwnChannel)
        .target(1)
        .witness(WitnessKind::OwnChannel, 1)
        .done();
    for (target, state) in [
        (1, State::Invalidated),
        (2, State::Invalidated),
        (9, State::Given),
    ] {
        let invalidate = make(3, EventType::Invalidate, 7)
            .actor(ActorKind::Controller)
            .target(target)
            .done();
        let events = [form.clone(), confirm.clone(), invalidate];
        assert_eq!(folded(&events, 10).state, state, "{target}");
    }
}

#[test]
fn an_older_system_takes_away_and_never_gives() {
    let claim = |claimed| folded(&[make(1, EventType::Import, 5).claims(claimed).done()], 9);
    let yes = claim(Claim::Given);
    assert_eq!(
        (yes.state, yes.valid, yes.unproven),
        (State::Unknown, false, true)
    );
    assert_eq!(claim(Claim::Refused).state, State::Refused);
    assert_eq!(claim(Claim::Withdrawn).state, State::Withdrawn);
    let objected = claim(Claim::Objected);
    assert_eq!(
        (objected.state, objected.objection_dm),
        (State::Unknown, Some(hours(5)))
    );
}

#[test]
fn an_unsent_stop_works_at_once_on_its_device() {
    let stop = make(2, EventType::Withdraw, 5).unsent().done();
    let folded = folded(&[grant(1, 1), stop], 6);
    assert_eq!((folded.state, folded.waiting), (State::Withdrawn, true));
    assert_eq!(folded.since, Some(hours(5)));
}

#[test]
fn the_same_event_twice_is_one() {
    let yes = grant(1, 1);
    let unsent = make(1, EventType::Grant, 1).unsent().done();
    assert_eq!(
        folded(&[yes.clone(), unsent, yes.clone()], 5),
        folded(&[yes], 5)
    );
}

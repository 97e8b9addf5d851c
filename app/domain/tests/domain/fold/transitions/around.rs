//! What the table says beside its cells.

use domain::privacy::event::Mode;
use domain::privacy::ledger::WitnessKind;

use super::*;

#[test]
fn f_5_requested_returns_to_unknown_when_the_confirmation_lapses() {
    let form = make(1, EventType::Grant, 0).mode(Mode::WebForm).done();
    let at = |hour| folded(std::slice::from_ref(&form), hour).state;
    assert_eq!(at(28 * 24 - 1), State::Requested);
    assert_eq!(at(28 * 24), State::Unknown);
}

#[test]
fn f_5_f_7_given_and_renewed_expire_at_their_end() {
    for state in [State::Given, State::Renewed] {
        let events = reaching(state);
        let until = folded(&events, 100).valid_until.unwrap();
        let hour = (until.as_millis() - hours(0).as_millis()) / crate::event::HOUR;
        assert_eq!(folded(&events, hour - 1).state, state);
        assert_eq!(folded(&events, hour).state, State::Expired);
    }
}

#[test]
fn f_5_a_pending_grant_moves_only_what_was_never_answered_or_ended() {
    let moves = [
        (State::Unknown, State::Requested),
        (State::Requested, State::Requested),
        (State::Deferred, State::Requested),
        (State::Given, State::Given),
        (State::Renewed, State::Renewed),
        (State::Expired, State::Requested),
        (State::Refused, State::Refused),
        (State::Withdrawn, State::Withdrawn),
        (State::Revoked, State::Revoked),
        (State::Invalidated, State::Invalidated),
    ];
    for (from, to) in moves {
        let mut events = reaching(from);
        let form = make(ACT, EventType::Grant, 200);
        events.push(form.mode(Mode::WebForm).done());
        let after = folded(&events, 300);
        assert_eq!((after.state, after.pending), (to, true), "{from:?}");
    }
}

#[test]
fn f_5_every_restriction_is_remembered_also_where_the_state_stays() {
    // A revocation of nothing leaves `refused`, and a challenge after it no longer opens.
    let refuse = make(1, EventType::Refuse, 1).done();
    let revoke = make(2, EventType::Revoke, 5)
        .actor(ActorKind::Controller)
        .done();
    let challenged = make(3, EventType::Grant, 10)
        .witness(WitnessKind::Nonce, 9)
        .done();
    let opened = [refuse.clone(), challenged.clone()];
    assert_eq!(folded(&opened, 20).state, State::Given);
    assert_eq!(
        folded(&[refuse, revoke, challenged], 20).state,
        State::Refused
    );
}

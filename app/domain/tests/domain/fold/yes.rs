use domain::Hash;
use domain::privacy::event::TokenRef;

use super::*;

#[test]
fn at_exactly_its_end_a_consent_is_expired() {
    let yes = grant(1, 0);
    let end = yes.body.valid_until.unwrap();
    let purposes = starter::purposes();
    let before = fold(
        std::slice::from_ref(&yes),
        &purposes,
        &newsletter(),
        end.plus_millis(-1),
    );
    let after = fold(&[yes], &purposes, &newsletter(), end);
    assert_eq!((before.state, after.state), (State::Given, State::Expired));
    assert_eq!(
        (after.valid, after.valid_until, after.since),
        (false, Some(end), Some(end))
    );
}

#[test]
fn a_renewal_needs_a_consent() {
    let renew = make(2, EventType::Renew, 5).done();
    let alone = folded(std::slice::from_ref(&renew), 10);
    assert_eq!(
        (alone.state, alone.evidence_only),
        (State::Unknown, vec![id(2)])
    );
    assert_eq!(state(&[grant(1, 1), renew]), State::Renewed);
    let late = make(2, EventType::Renew, 3 * YEAR).done();
    assert_eq!(
        folded(&[grant(1, 1), late], 3 * YEAR + 1).state,
        State::Given
    );
}

#[test]
fn a_yes_told_to_staff_waits_and_lapses_after_28_days() {
    let told = make(1, EventType::Grant, 0)
        .mode(Mode::Phone)
        .actor(ActorKind::StaffOnBehalf)
        .done();
    let waits = folded(std::slice::from_ref(&told), 28 * 24 - 1);
    assert_eq!(
        (waits.state, waits.pending, waits.valid),
        (State::Requested, true, false)
    );
    let lapsed = folded(&[told], 28 * 24);
    assert_eq!((lapsed.state, lapsed.pending), (State::Unknown, false));
    assert_eq!(lapsed.evidence_only, [id(1)]);
}

#[test]
fn a_confirmation_from_the_own_channel_completes_what_waits() {
    let form = make(1, EventType::Grant, 0).mode(Mode::WebForm).done();
    let confirm = |hour, from| {
        make(2, EventType::Confirm, hour)
            .mode(Mode::OwnChannel)
            .target(1)
            .witness(WitnessKind::OwnChannel, from)
            .done()
    };
    let done = folded(&[form.clone(), confirm(5, 1)], 10);
    assert_eq!((done.state, done.decided_by), (State::Given, Some(id(2))));
    assert_eq!(done.valid_until, form.body.valid_until);

    let stop = make(3, EventType::Withdraw, 3).done();
    let voided = folded(&[form.clone(), stop, confirm(5, 1)], 10);
    assert_eq!(voided.state, State::Refused);
    assert_eq!(voided.rejected, [(id(2), Rejection::TokenVoid)]);

    let nothing = folded(&[confirm(5, 1)], 10);
    assert_eq!(nothing.rejected, [(id(2), Rejection::NothingPending)]);
}

#[test]
fn a_confirmation_is_the_person_through_their_own_channel() {
    let form = || make(1, EventType::Grant, 0).mode(Mode::WebForm).done();
    let by = |actor| make(2, EventType::Confirm, 5).target(1).actor(actor);
    let staff_with_the_link = by(ActorKind::StaffOnBehalf).witness(WitnessKind::OwnChannel, 1);
    let person_elsewhere = by(ActorKind::Subject);
    let person_in_the_portal = by(ActorKind::Subject).portal();
    for confirm in [staff_with_the_link, person_elsewhere, person_in_the_portal] {
        let folded = folded(&[form(), confirm.done()], 10);
        assert_eq!((folded.state, folded.pending), (State::Requested, true));
        assert_eq!(folded.rejected, [(id(2), Rejection::NoSubjectAct)]);
    }
}

#[test]
fn a_grant_nobody_gave_is_rejected() {
    for actor in [
        ActorKind::Controller,
        ActorKind::System,
        ActorKind::Importer,
    ] {
        let folded = folded(
            &[make(1, EventType::Grant, 0).actor(actor).portal().done()],
            5,
        );
        assert_eq!(folded.rejected, [(id(1), Rejection::NoSubjectAct)]);
        assert!(!folded.valid);
    }
}

#[test]
fn an_endless_or_far_too_long_consent_is_rejected() {
    let mut endless = grant(1, 0);
    endless.body.valid_until = None;
    let mut long = grant(2, 0);
    long.body.valid_until = Some(hours(5 * YEAR));
    for event in [endless, long] {
        let folded = folded(&[event], 5);
        assert!(!folded.valid);
        assert_eq!(folded.rejected[0].1, Rejection::ValidityOutsidePolicy);
    }
}

#[test]
fn an_unknown_text_or_a_revoked_device_makes_evidence_only() {
    for flag in [Flag::TextUnknown, Flag::DeviceRevoked] {
        let mut event = grant(1, 0);
        event.stamp.as_mut().unwrap().flags.push(flag);
        let folded = folded(&[event], 5);
        assert_eq!(
            (folded.state, folded.evidence_only),
            (State::Unknown, vec![id(1)])
        );
    }
}

#[test]
fn a_wrong_clock_makes_a_grant_wait() {
    for flag in [Flag::ClockAhead, Flag::ClockSuspect] {
        let mut event = grant(1, 0);
        event.stamp.as_mut().unwrap().flags.push(flag);
        assert!(folded(&[event], 5).pending);
    }
}

#[test]
fn an_unsent_yes_says_that_it_waits() {
    let yes = folded(&[make(1, EventType::Grant, 5).unsent().done()], 6);
    assert_eq!((yes.state, yes.waiting), (State::Given, true));
}

#[test]
fn a_link_sent_at_the_moment_of_the_stop_completes_nothing() {
    let stop = make(1, EventType::Withdraw, 10).done();
    let yes = make(2, EventType::Grant, 20).done();
    let confirm = |from| {
        make(3, EventType::Confirm, 30)
            .mode(Mode::OwnChannel)
            .target(2)
            .witness(WitnessKind::OwnChannel, from)
            .done()
    };
    let early = folded(&[stop.clone(), yes.clone(), confirm(10)], 40);
    assert_eq!(early.state, State::Refused);
    assert_eq!(early.rejected, [(id(3), Rejection::TokenVoid)]);
    assert_eq!(folded(&[stop, yes, confirm(11)], 40).state, State::Given);
}

#[test]
fn a_challenge_opens_alike_whether_the_refusal_came_before_or_after_the_end() {
    // F-8: were it otherwise, delivering the refusal later would open what was closed.
    let first = make(1, EventType::Grant, 0).done();
    let end = 2 * YEAR;
    let refused = |hour| make(2, EventType::Refuse, end - 20).received(hour).done();
    let again = make(3, EventType::Grant, end + 80)
        .witness(WitnessKind::Nonce, end + 79)
        .done();
    let at = |hour| folded(&[first.clone(), refused(hour), again.clone()], end + 100);
    let stopped = |hour| folded(&[first.clone(), refused(hour)], end + 60).state;
    assert_eq!(stopped(end - 10), State::Withdrawn);
    assert_eq!(stopped(end + 50), State::Refused);
    assert_eq!(
        (at(end - 10).state, at(end + 50).state),
        (State::Given, State::Given)
    );
}

#[test]
fn a_link_ends_at_the_moment_it_names() {
    let sign_up = make(1, EventType::Grant, 1).mode(Mode::WebForm).done();
    let confirmed = |hour| {
        let mut confirm = make(2, EventType::Confirm, hour)
            .mode(Mode::OwnChannel)
            .witness(WitnessKind::OwnChannel, 1)
            .target(1);
        confirm.body.token = Some(TokenRef {
            hash: Hash([0; 32]),
            issued_at: hours(1),
            expires_at: hours(5),
        });
        folded(&[sign_up.clone(), confirm.done()], 10)
    };
    assert_eq!(confirmed(4).state, State::Given);
    assert_eq!(confirmed(5).rejected, [(id(2), Rejection::TokenExpired)]);
}

use domain::privacy::event::{EventType, ObjectKind};
use domain::privacy::ledger::Flag;
use domain::privacy::purpose::{OnChange, ScopeRev};
use domain::privacy::{Channel, Doubt, LedgerEvent, Registry, doubts};
use domain::starter;

use crate::event::{Make, hours, id, make, newsletter};

/// An event as it was accepted at a place of the chain, with marks.
fn accepted(made: Make, seq: u64, flags: &[Flag]) -> LedgerEvent {
    let mut event = made.done();
    let stamp = event.stamp.as_mut().unwrap();
    stamp.subject_seq = seq;
    stamp.flags = flags.to_vec();
    event
}

fn yes(number: u8, flags: &[Flag]) -> LedgerEvent {
    let made = make(number, EventType::Grant, i64::from(number));
    accepted(made, number.into(), flags)
}

fn found(events: &[LedgerEvent]) -> Vec<Doubt> {
    doubts(events, &starter::purposes(), hours(100))
}

fn purposes_that_hold() -> Registry {
    let mut registry = starter::purposes();
    let purpose = registry
        .purposes
        .iter_mut()
        .find(|purpose| purpose.id == newsletter().0)
        .unwrap();
    purpose.scope_revs = vec![ScopeRev::new(2, hours(0), OnChange::Hold)];
    registry
}

#[test]
fn n_7_a_yes_to_an_unknown_text_is_to_be_looked_at_and_never_counts() {
    let doubt = Doubt {
        event: id(1),
        purpose: newsletter().0,
        channel: Channel::Email,
        flags: vec![Flag::TextUnknown],
        confirm_by: None,
    };
    assert_eq!(found(&[yes(1, &[Flag::TextUnknown])]), [doubt]);
}

#[test]
fn a_wrong_clock_waits_until_the_confirmation_is_due() {
    for flag in [Flag::ClockAhead, Flag::ClockSuspect] {
        let mut event = yes(1, &[flag]);
        event.stamp.as_mut().unwrap().confirm_by = Some(hours(200));
        let [doubt] = &found(&[event])[..] else {
            panic!("{flag:?}")
        };
        assert_eq!(doubt.confirm_by, Some(hours(200)));
    }
}

#[test]
fn n_7_a_replaced_text_is_to_be_looked_at_only_where_the_purpose_holds_it() {
    let events = [yes(1, &[Flag::TextReplaced])];
    assert!(found(&events).is_empty());
    let held = doubts(&events, &purposes_that_hold(), hours(100));
    assert_eq!(held.len(), 1);
}

#[test]
fn marks_that_keep_nothing_from_counting_are_no_doubt() {
    for flags in [&[][..], &[Flag::DeviceGap], &[Flag::LateAfterSend]] {
        assert!(found(&[yes(1, flags)]).is_empty(), "{flags:?}");
    }
    let stop = make(1, EventType::Withdraw, 1);
    assert!(found(&[accepted(stop, 1, &[Flag::ClockAhead])]).is_empty());
}

#[test]
fn a_later_yes_that_counts_settles_the_doubt_an_earlier_one_does_not() {
    let doubtful = yes(2, &[Flag::TextUnknown]);
    assert!(found(&[doubtful.clone(), yes(3, &[])]).is_empty());
    assert_eq!(found(&[yes(1, &[]), doubtful]).len(), 1);
}

#[test]
fn a_later_stop_settles_the_doubt_so_that_nobody_asks_again() {
    let before = accepted(make(1, EventType::Withdraw, 1), 1, &[]);
    let doubtful = yes(2, &[Flag::TextUnknown]);
    assert_eq!(found(&[before.clone(), doubtful.clone()]).len(), 1);
    for stop in [
        make(3, EventType::Withdraw, 3),
        make(3, EventType::Refuse, 3),
        make(3, EventType::Object, 3)
            .everywhere()
            .object_kind(ObjectKind::DirectMarketing),
    ] {
        let events = [before.clone(), doubtful.clone(), accepted(stop, 3, &[])];
        assert!(found(&events).is_empty());
    }
    let elsewhere = make(3, EventType::Withdraw, 3).on("phone_offers", Channel::Phone);
    let events = [before, doubtful, accepted(elsewhere, 3, &[])];
    assert_eq!(found(&events).len(), 1);
}

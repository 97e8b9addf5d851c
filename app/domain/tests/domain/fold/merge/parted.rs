//! What an unmerge gives back (M-2).

use super::*;
use crate::event::record;

/// B leaves A with its contact point 7.
fn unmerge(number: u8, hour: i64) -> LedgerEvent {
    let mut made = in_b(number, EventType::Unmerge, hour).into(a());
    made.body.points = vec![record(7)];
    made.done()
}

/// A gave, B refused, merged at 50, parted at 70.
fn parted(since: impl IntoIterator<Item = LedgerEvent>) -> Vec<LedgerEvent> {
    let mut events = vec![
        make(1, EventType::Grant, 1).done(),
        in_b(2, EventType::Refuse, 5).done(),
        merge(3, 50),
        unmerge(4, 70),
    ];
    events.extend(since);
    events
}

#[test]
fn m_2_unmerge_restores_both_folds() {
    let events = parted([]);
    assert_eq!(state_of(a(), &events).state, State::Given);
    assert_eq!(state_of(b(), &events).state, State::Refused);
    assert!(!state_of(a(), &events).carried);
    let other_way = {
        let mut events = events;
        events[3] = make(4, EventType::Unmerge, 70).into(b()).done();
        events
    };
    assert_eq!(state_of(a(), &other_way).state, State::Given);
}

#[test]
fn m_2_restrictions_since_the_merge_stay_on_both() {
    for of in [a(), b()] {
        let stop = make(5, EventType::Withdraw, 60).of(of).done();
        let events = parted([stop]);
        assert_eq!(state_of(a(), &events).state, State::Withdrawn);
        assert_eq!(state_of(b(), &events).state, State::Refused);
        let object = make(5, EventType::Object, 60)
            .of(of)
            .everywhere()
            .object_kind(ObjectKind::DirectMarketing)
            .done();
        let events = parted([object]);
        assert!(state_of(a(), &events).objection_dm.is_some());
        assert!(state_of(b(), &events).objection_dm.is_some());
    }
}

#[test]
fn m_2_restrictions_before_and_after_stay_where_they_were_made() {
    let after = parted([in_b(5, EventType::Withdraw, 80).done()]);
    assert_eq!(state_of(a(), &after).state, State::Given);
    let upheld = [
        in_b(1, EventType::Object, 5)
            .object_kind(ObjectKind::General)
            .done(),
        merge(3, 50),
        unmerge(4, 70),
    ];
    assert_eq!(state_of(a(), &upheld).objection_general, None);
}

#[test]
fn f_8_a_stop_said_while_merged_reaches_both_however_late_it_comes() {
    let late = in_b(5, EventType::Withdraw, 60).received(90).done();
    let events = parted([late]);
    assert_eq!(state_of(a(), &events).state, State::Withdrawn);
    assert_eq!(state_of(b(), &events).state, State::Refused);
}

#[test]
fn m_2_grants_since_go_to_the_record_whose_contact_point_they_name() {
    for of in [a(), b()] {
        let yes = |point| {
            let made = make(5, EventType::Grant, 60).of(of).portal();
            parted([made.at_point(point).done()])
        };
        let theirs = yes(7);
        assert_eq!(state_of(a(), &theirs).grant, Some(id(1)));
        assert_eq!(state_of(b(), &theirs).grant, Some(id(5)));
        let ours = yes(8);
        assert_eq!(state_of(a(), &ours).grant, Some(id(5)));
        assert_eq!(state_of(b(), &ours).state, State::Refused);
    }
}

#[test]
fn m_2_a_grant_that_names_no_contact_point_goes_to_nobody() {
    let events = parted([make(5, EventType::Grant, 60).portal().done()]);
    assert_eq!(state_of(a(), &events).grant, Some(id(1)));
    assert_eq!(state_of(a(), &events).evidence_only, [id(5)]);
    assert_eq!(state_of(b(), &events).state, State::Refused);
}

#[test]
fn m_2_a_confirmation_follows_its_grant() {
    let form = make(5, EventType::Grant, 60)
        .mode(Mode::WebForm)
        .at_point(7)
        .done();
    let confirm = make(6, EventType::Confirm, 80)
        .mode(Mode::OwnChannel)
        .target(5)
        .witness(domain::privacy::ledger::WitnessKind::OwnChannel, 75)
        .done();
    let events = parted([form, confirm]);
    assert_eq!(state_of(b(), &events).decided_by, Some(id(6)));
    assert_eq!(state_of(a(), &events).decided_by, Some(id(1)));
}

#[test]
fn an_unmerge_of_what_is_not_merged_is_refused() {
    let mut events = parted([]);
    events.push(unmerge(6, 80));
    let state = state_of(b(), &events);
    assert_eq!(state.rejected, [(id(6), Rejection::NothingMerged)]);
}

#[test]
fn records_can_be_merged_again() {
    let mut events = parted([]);
    events.push(merge(6, 80));
    assert_eq!(joint(&events).state, State::Refused);
}

#[test]
fn of_three_records_only_the_one_that_leaves_is_parted() {
    // C joins B, which joined A; then B and C leave A with point 7, and C leaves B with point 8.
    let mut leaving = make(6, EventType::Unmerge, 80).of(c()).into(b());
    leaving.body.points = vec![record(8)];
    let leaving = leaving.done();
    let yes = |point| {
        let made = make(7, EventType::Grant, 65).portal();
        [
            merge(3, 50),
            make(5, EventType::Merge, 60).of(c()).into(b()).done(),
            made.at_point(point).done(),
            unmerge(4, 70),
        ]
    };
    let holders =
        |events: &[LedgerEvent]| [a(), b(), c()].map(|subject| state_of(subject, events).valid);
    // B and C are still one: what names B's point is theirs.
    assert_eq!(holders(&yes(7)), [false, true, true]);
    assert_eq!(holders(&yes(9)), [true, false, false]);
    let with_c_leaving = |point| {
        let mut events = yes(point).to_vec();
        events.push(leaving.clone());
        events
    };
    assert_eq!(holders(&with_c_leaving(7)), [false, true, false]);
    assert_eq!(holders(&with_c_leaving(9)), [true, false, false]);
}

#[test]
fn m_2_a_stop_said_at_the_moment_of_the_unmerge_reaches_both() {
    let stop = make(5, EventType::Withdraw, 70).received(80).done();
    let events = parted([stop]);
    assert_eq!(state_of(a(), &events).state, State::Withdrawn);
    let late = make(5, EventType::Object, 70)
        .received(80)
        .everywhere()
        .object_kind(ObjectKind::DirectMarketing)
        .done();
    let events = parted([late]);
    assert!(state_of(a(), &events).objection_dm.is_some());
    assert!(state_of(b(), &events).objection_dm.is_some());
}

#[test]
fn m_2_an_objection_upheld_while_merged_stays_upheld_and_an_overridden_one_only_there() {
    let object = in_b(1, EventType::Object, 5)
        .object_kind(ObjectKind::General)
        .done();
    let after = |ruling| {
        let decide = make(5, EventType::Decide, 60).ruling(ruling).done();
        let events = [object.clone(), merge(3, 50), decide, unmerge(4, 70)];
        state_of(b(), &events).objection_general
    };
    assert_eq!(after(Ruling::Upheld), Some(GeneralObjection::Upheld));
    assert_eq!(after(Ruling::Overridden), Some(GeneralObjection::Pending));
}

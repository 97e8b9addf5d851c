//! Which yeses wait, and until when (F-4, W-1).

use domain::privacy::purpose::{OnChange, ScopeRev};

use super::*;

#[test]
fn w_1_a_link_through_a_contact_point_that_proves_nothing_makes_a_yes_wait() {
    for mode in [Mode::Portal, Mode::OwnChannel] {
        let unproven = make(1, EventType::Grant, 5).mode(mode).done();
        let waits = folded(&[unproven], 10);
        assert_eq!((waits.state, waits.valid), (State::Requested, false));
        assert_eq!(waits.pending_grants, [id(1)]);
        let proven = make(1, EventType::Grant, 5)
            .mode(mode)
            .witness(WitnessKind::OwnChannel, 4)
            .done();
        assert!(folded(&[proven], 10).valid);
    }
}

#[test]
fn a_purpose_may_ask_for_a_confirmation_after_a_hand_over_and_after_nothing_else() {
    let (purpose, _channel) = newsletter();
    let mut registry = starter::purposes();
    for known in &mut registry.purposes {
        known.confirm_handover = known.id == purpose;
    }
    let valid = |yes| fold(&[yes], &registry, &newsletter(), hours(10)).valid;
    assert!(!valid(make(1, EventType::Grant, 5).done()));
    assert!(valid(make(1, EventType::Grant, 5).portal().done()));
}

#[test]
fn o_4_each_yes_that_waits_lapses_at_its_own_end() {
    let form = |number, hour| {
        make(number, EventType::Grant, hour)
            .mode(Mode::WebForm)
            .done()
    };
    let events = [form(1, 0), form(2, 100)];
    let one = folded(&events, 28 * 24);
    assert_eq!(
        (one.evidence_only, one.pending_grants),
        (vec![id(1)], vec![id(2)])
    );
    let none = folded(&events, 28 * 24 + 100);
    assert_eq!(
        (none.evidence_only, none.pending),
        (vec![id(1), id(2)], false)
    );
}

#[test]
fn n_6_a_yes_to_a_replaced_text_waits_where_the_change_holds_it_and_no_other_does() {
    let (purpose, _channel) = newsletter();
    let valid = |flags: &[Flag], on_change| {
        let mut registry = starter::purposes();
        for known in &mut registry.purposes {
            if known.id == purpose {
                known.scope_revs = vec![ScopeRev::new(1, hours(0), on_change)];
            }
        }
        let mut yes = grant(1, 5);
        yes.stamp.as_mut().unwrap().flags = flags.to_vec();
        fold(&[yes], &registry, &newsletter(), hours(10)).valid
    };
    assert!(!valid(&[Flag::TextReplaced], OnChange::Hold));
    assert!(valid(&[], OnChange::Hold));
    assert!(valid(&[Flag::TextReplaced], OnChange::AskAgain));
}

#[test]
fn a_second_yes_keeps_the_beginning_of_the_state_and_a_second_renewal_moves_it() {
    let twice = [grant(1, 1), grant(2, 5)];
    assert_eq!(folded(&twice, 10).since, Some(hours(1)));
    let renew = |number, hour| make(number, EventType::Renew, hour).done();
    let renewed = [grant(1, 1), renew(2, 5), renew(3, 7)];
    assert_eq!(folded(&renewed, 10).since, Some(hours(7)));
}

#[test]
fn an_objection_received_at_the_moment_a_link_was_made_outlives_its_confirmation() {
    let object = make(1, EventType::Object, 20)
        .everywhere()
        .object_kind(ObjectKind::DirectMarketing)
        .done();
    let form = make(2, EventType::Grant, 21).mode(Mode::WebForm).done();
    let objects = |from| {
        let confirm = make(3, EventType::Confirm, 25)
            .mode(Mode::OwnChannel)
            .target(2)
            .witness(WitnessKind::OwnChannel, from)
            .done();
        let state = folded(&[object.clone(), form.clone(), confirm], 30);
        assert_eq!(state.state, State::Given);
        state.objection_dm.is_some()
    };
    assert!(objects(20));
    assert!(!objects(21));
}

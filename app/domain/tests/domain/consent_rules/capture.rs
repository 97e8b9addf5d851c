//! Rules that acceptance checks (C-01, C-14, C-17, C-21, C-22).

use super::*;

#[test]
fn what_the_screen_makes_is_accepted() {
    assert_eq!(refusal(&captured(1, 1).body), None);
}

#[test]
fn c_01_a_preselected_or_unstated_control_is_refused() {
    let preselected = Some(DefaultState::Preselected);
    assert_eq!(
        refusal_with(|body| body.default_state = preselected),
        Some(Code::Preselected)
    );
    assert_eq!(
        refusal_with(|body| body.default_state = None),
        Some(Code::Preselected)
    );
    let mut slipped_in = make(1, EventType::Grant, 1);
    slipped_in.body.default_state = preselected;
    let state = folded(&[slipped_in.portal().done()], 9);
    assert_eq!(state.rejected, [(id(1), Rejection::Preselected)]);
    assert!(!state.valid);
}

#[test]
fn c_14_every_consent_has_an_end_within_the_policy() {
    let outside = Some(Code::ValidityOutsidePolicy);
    let until = |hour| refusal_with(|body| body.valid_until = Some(hours(hour)));
    assert_eq!(refusal_with(|body| body.valid_until = None), outside);
    // 24 months from 1 January 2026 01:00 UTC.
    let end = 1 + 730 * 24;
    assert_eq!(until(end), None);
    assert_eq!(until(end + 1), outside);
    assert_eq!(until(1), outside);
    assert_eq!(until(2), None);
}

#[test]
fn c_14_no_event_without_an_end_or_beyond_36_months_counts() {
    let counts = |millis: i64| {
        let mut grant = make(1, EventType::Grant, 0);
        let longest = grant.body.occurred_at.plus_months_prague(36);
        grant.body.valid_until = Some(longest.plus_millis(millis));
        folded(&[grant.done()], 5).valid
    };
    assert!(counts(0) && !counts(1));
}

#[test]
fn c_17_explicit_consent_is_typed_signed_or_said_twice() {
    let mut registry = starter::purposes();
    for purpose in &mut registry.purposes {
        for channel in &mut purpose.channels {
            channel.bases = vec![Basis::ExplicitConsent];
        }
    }
    let with = |statement| {
        let mut made = captured(1, 1);
        made.body.basis = Some(Basis::ExplicitConsent);
        made.body.statement = statement;
        refusal_in(&made.body, &registry).map(|violation| violation.code)
    };
    assert_eq!(with(None), Some(Code::NoSubjectAct));
    assert_eq!(with(Some(Statement::None)), Some(Code::NoSubjectAct));
    for statement in [Statement::TwoStep, Statement::Typed, Statement::Signed] {
        assert_eq!(with(Some(statement)), None);
    }
}

#[test]
fn c_21_a_yes_told_to_staff_waits_for_the_person() {
    for mode in [Mode::Phone, Mode::Spoken, Mode::Paper] {
        let told = captured(1, 1).actor(ActorKind::StaffOnBehalf).mode(mode);
        assert_eq!(refusal(&told.body), None);
        let state = folded(&[told.done()], 9);
        assert_eq!((state.valid, state.pending), (false, true));
    }
    for (actor, mode) in [
        (ActorKind::StaffOnBehalf, Mode::Handover),
        (ActorKind::StaffOnBehalf, Mode::Desk),
        (ActorKind::Controller, Mode::Phone),
        (ActorKind::System, Mode::Portal),
        (ActorKind::Importer, Mode::Legacy),
    ] {
        let made = captured(1, 1).actor(actor).mode(mode);
        assert_eq!(refusal(&made.body), Some(Code::NoSubjectAct));
        assert_eq!(
            folded(&[made.done()], 9).rejected,
            [(id(1), Rejection::NoSubjectAct)]
        );
    }
}

#[test]
fn c_22_a_yes_needs_a_living_record_and_a_stop_does_not() {
    for kind in [EventType::Grant, EventType::Renew, EventType::Confirm] {
        let refused = for_an_erased_person(&make(1, kind, 1).body).unwrap_err();
        assert_eq!(refused.code, Code::SubjectErased);
    }
    for kind in [
        EventType::Refuse,
        EventType::Withdraw,
        EventType::Object,
        EventType::Revoke,
    ] {
        assert_eq!(for_an_erased_person(&make(1, kind, 1).body), Ok(()));
    }
}

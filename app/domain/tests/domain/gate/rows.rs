//! Rows that rest on what is recorded beside consent.

use super::*;

#[test]
fn row_19_legitimate_interest_needs_its_test_and_the_notice_and_is_not_ended() {
    let registry = registry_with("sales_visits");
    let key = (PurposeId::new("sales_visits"), Channel::Visit);
    let ask = |events: &[LedgerEvent]| {
        let decision = may_contact(events, &registry, &facts(), &key, hours(100));
        (decision.reason, decision.evidence)
    };
    assert_eq!(ask(&[]), (Reason::NoBasis, vec![]));
    let visits = |number, kind| make(number, kind, 5).on("sales_visits", Channel::Visit);
    let inform = |notice| visits(1, EventType::Inform).notice(notice).done();
    assert_eq!(ask(&[inform(Notice::Notice13)]).0, Reason::NoBasis);
    let told = inform(Notice::Objection214);
    let allowed = (Reason::LegitimateInterest, vec![id(1)]);
    assert_eq!(ask(std::slice::from_ref(&told)), allowed);
    let end = visits(2, EventType::Basis)
        .record(Basis::LegitimateInterest, BasisChange::End)
        .done();
    assert_eq!(ask(&[told.clone(), end]).0, Reason::NoBasis);
    let mut waiting = told.clone();
    waiting.stamp = None;
    assert_eq!(ask(&[waiting]).0, Reason::NoBasis);
    // P-2: without its balancing test the interest is inactive.
    let mut untested = registry.clone();
    for purpose in &mut untested.purposes {
        purpose.balancing_test = None;
    }
    let decision = may_contact(&[told], &untested, &facts(), &key, hours(100));
    assert_eq!(decision.reason, Reason::NoBasis);
}

#[test]
fn row_7_a_recorded_contract_or_duty_carries_a_service_message() {
    let key = (PurposeId::new("contract_performance"), Channel::Email);
    let recorded = |basis, change| {
        let made = make(1, EventType::Basis, 5).on("contract_performance", Channel::Email);
        let events = [made.record(basis, change).done()];
        may_contact(&events, &starter::purposes(), &facts(), &key, hours(100))
    };
    for basis in [Basis::Contract, Basis::LegalDuty] {
        let started = recorded(basis, BasisChange::Start);
        assert_eq!((started.allowed, started.reason), (true, Reason::Service));
        assert_eq!(recorded(basis, BasisChange::End).reason, Reason::NoBasis);
    }
    let other = recorded(Basis::PublicTask, BasisChange::Start);
    assert_eq!(other.reason, Reason::NoBasis);
}

#[test]
fn row_10_a_decided_objection_blocks_or_lets_go() {
    let object = make(2, EventType::Object, 5)
        .object_kind(ObjectKind::General)
        .done();
    let ruled = |ruling| {
        let decide = make(3, EventType::Decide, 9).ruling(ruling).done();
        newsletter(&[shown(3), object.clone(), decide], &facts())
    };
    assert_eq!(ruled(Ruling::Upheld), Reason::ObjectedGeneral);
    assert_eq!(ruled(Ruling::Overridden), Reason::Consent);
    let mut waiting = make(3, EventType::Decide, 9)
        .ruling(Ruling::Overridden)
        .done();
    waiting.stamp = None;
    let at = newsletter(&[shown(3), object, waiting], &facts());
    assert_eq!(at, Reason::ObjectedGeneral);
}

#[test]
fn suppressed_and_shared_contact_points_are_not_used() {
    let yes = [shown(3)];
    let suppressed = ContactFacts {
        suppressed: true,
        ..facts()
    };
    assert_eq!(newsletter(&yes, &suppressed), Reason::Suppressed);
    let shared = ContactFacts {
        shared_refused: true,
        ..facts()
    };
    assert_eq!(newsletter(&yes, &shared), Reason::SharedContactPoint);
}

#[test]
fn a_stop_blocks_every_basis_of_the_key() {
    let registry = registry_with("sales_visits");
    let key = (PurposeId::new("sales_visits"), Channel::Visit);
    let told = ContactFacts {
        notice_given: true,
        ..facts()
    };
    let at = |events: &[LedgerEvent]| may_contact(events, &registry, &told, &key, hours(100));
    assert_eq!(at(&[]).reason, Reason::LegitimateInterest);
    let stop = make(1, EventType::Withdraw, 5).everywhere().done();
    assert_eq!(at(&[stop]).reason, Reason::Refused);
}

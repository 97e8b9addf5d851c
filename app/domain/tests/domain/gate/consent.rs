use super::*;

#[test]
fn consent_to_the_shown_contact_point_allows_with_its_evidence() {
    let decision = ask(&[shown(3)], &facts(), "newsletter", Channel::Email);
    assert!(decision.allowed);
    assert_eq!(
        (decision.reason, decision.basis),
        (Reason::Consent, Some(Basis::Consent))
    );
    assert_eq!(decision.evidence, [id(1)]);
    assert!(decision.valid_until.is_some());
}

#[test]
fn a_contact_point_changed_after_the_yes_is_not_verified() {
    assert_eq!(
        newsletter(&[shown(2)], &facts()),
        Reason::ContactPointUnverified
    );
    let never_shown = make(1, EventType::Grant, 1).done();
    assert_eq!(
        newsletter(std::slice::from_ref(&never_shown), &facts()),
        Reason::ContactPointUnverified
    );
    let verified = ContactFacts {
        verified: true,
        ..facts()
    };
    assert_eq!(newsletter(&[never_shown], &verified), Reason::Consent);
}

#[test]
fn a_grown_scope_asks_again() {
    let mut registry = starter::purposes();
    let key = (PurposeId::new("newsletter"), Channel::Email);
    registry
        .purposes
        .iter_mut()
        .find(|purpose| purpose.id == key.0)
        .unwrap()
        .scope_rev = 2;
    let decision = may_contact(&[shown(3)], &registry, &facts(), &key, hours(100));
    assert_eq!(
        (decision.allowed, decision.reason),
        (false, Reason::ScopeChanged)
    );
}

#[test]
fn a_yes_that_waits_on_the_device_opens_nothing() {
    let mut waiting = shown(3);
    waiting.stamp = None;
    assert_eq!(newsletter(&[waiting.clone()], &facts()), Reason::Pending);
    let mut older = shown(3);
    older.body.event_id = id(9);
    assert_eq!(newsletter(&[older, waiting], &facts()), Reason::Consent);
}

#[test]
fn a_stop_that_waits_on_the_device_closes_at_once() {
    let stop = make(2, EventType::Withdraw, 5).unsent().done();
    assert_eq!(newsletter(&[shown(3), stop], &facts()), Reason::Withdrawn);
}

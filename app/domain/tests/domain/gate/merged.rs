//! The gate after a merge: a consent goes where it was given, and nowhere else (PT-2).

use domain::SubjectId;
use domain::privacy::Person;
use domain::privacy::event::Mode;

use super::*;
use crate::event::subject;

fn other() -> SubjectId {
    SubjectId::v4([3; 16])
}

fn verified() -> ContactFacts {
    ContactFacts {
        verified: true,
        ..facts()
    }
}

/// What the gate says of the survivor when the joined record brings this yes.
fn carried(yes: &LedgerEvent, purpose: &str, channel: Channel) -> Decision {
    let merge = make(9, EventType::Merge, 50).of(other()).into(subject());
    let events = [yes.clone(), merge.done()];
    let key = (PurposeId::new(purpose), channel);
    let mut registry = registry_with(purpose);
    for known in &mut registry.purposes {
        for channel in &mut known.channels {
            channel.bases = vec![Basis::Consent];
        }
    }
    Person::new(subject(), &events).may_contact(&registry, &verified(), &key, hours(100))
}

#[test]
fn pt_2_a_merge_carries_a_consent_only_to_the_contact_point_it_names() {
    let mut named = shown(3);
    named.body.subject = other();
    assert!(carried(&named, "newsletter", Channel::Email).allowed);
    let mut elsewhere = named.clone();
    elsewhere.body.contact_point.as_mut().unwrap().id = crate::event::record(8);
    let nameless = make(1, EventType::Grant, 1).of(other()).done();
    for yes in [elsewhere, nameless] {
        let decision = carried(&yes, "newsletter", Channel::Email);
        assert_eq!(decision.reason, Reason::ContactPointUnverified);
    }
}

#[test]
fn pt_2_so_it_is_for_visits_and_not_where_nobody_is_contacted() {
    let yes = |purpose, channel| {
        let made = make(1, EventType::Grant, 1).of(other());
        made.on(purpose, channel).done()
    };
    let visit = yes("sales_visits", Channel::Visit);
    let decision = carried(&visit, "sales_visits", Channel::Visit);
    assert_eq!(decision.reason, Reason::ContactPointUnverified);
    let photo = yes("reference_photo", Channel::Processing);
    assert!(carried(&photo, "reference_photo", Channel::Processing).allowed);
}

#[test]
fn pt_2_the_survivors_own_consent_does_not_reach_the_other_contact_point() {
    // The person verified the point, but as the other record.
    let own = make(1, EventType::Grant, 1).at_point(8).done();
    let decision = carried(&own, "newsletter", Channel::Email);
    assert_eq!(decision.reason, Reason::ContactPointUnverified);
}

#[test]
fn without_a_merge_a_person_is_one_record() {
    let key = (PurposeId::new("newsletter"), Channel::Email);
    let registry = starter::purposes();
    let events = [
        shown(3),
        make(2, EventType::Withdraw, 5)
            .of(other())
            .mode(Mode::Portal)
            .done(),
    ];
    let person = Person::new(subject(), &events);
    let decision = person.may_contact(&registry, &facts(), &key, hours(100));
    assert!(decision.allowed);
    assert_eq!(decision.policy_version, registry.version);
    assert_eq!(person.fold(&registry, &key, hours(100)).grant, Some(id(1)));
}

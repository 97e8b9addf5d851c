//! Actors and members of each type (4.1, 4.2).

use domain::SubjectId;
use domain::privacy::PurposeOrAll;
use domain::privacy::event::Actor;

use super::*;

#[test]
fn each_type_has_its_actors() {
    use ActorKind::{Controller, Guardian, Importer, StaffOnBehalf, Subject, System};
    let all = [
        Subject,
        Guardian,
        StaffOnBehalf,
        Controller,
        Importer,
        System,
    ];
    let allowed = |kind, mode| {
        let may = |actor: &ActorKind| {
            let mut body = make(1, kind, 1).mode(mode).body;
            body.actor = Actor::of(*actor);
            by_the_right_actor(&body).is_ok()
        };
        all.into_iter().filter(may).collect::<Vec<_>>()
    };
    let spoken = |kind| allowed(kind, Mode::Spoken);
    for kind in [EventType::Grant, EventType::Renew] {
        assert_eq!(spoken(kind), [Subject, Guardian, StaffOnBehalf]);
        assert_eq!(allowed(kind, Mode::Handover), [Subject, Guardian]);
    }
    for kind in [EventType::Refuse, EventType::Withdraw, EventType::Object] {
        assert_eq!(spoken(kind), [Subject, Guardian, StaffOnBehalf]);
    }
    for kind in [EventType::Defer, EventType::Confirm] {
        assert_eq!(spoken(kind), [Subject, Guardian]);
    }
    for kind in [EventType::Revoke, EventType::Invalidate, EventType::Basis] {
        assert_eq!(spoken(kind), [Controller, System]);
    }
    for kind in [EventType::Decide, EventType::Merge, EventType::Unmerge] {
        assert_eq!(spoken(kind), [Controller]);
    }
    assert_eq!(spoken(EventType::Import), [Importer]);
    assert_eq!(spoken(EventType::Ask), all);
    assert_eq!(
        spoken(EventType::Inform),
        [StaffOnBehalf, Controller, System]
    );
}

#[test]
fn an_event_has_the_members_of_its_type_and_no_others() {
    let malformed = |body: &Body| has_its_members(body).is_err();
    let bare = |kind| make(1, kind, 1).body;
    // Each of these says nothing without its object.
    for kind in [
        EventType::Object,
        EventType::Confirm,
        EventType::Invalidate,
        EventType::Import,
        EventType::Decide,
        EventType::Basis,
        EventType::Inform,
        EventType::Merge,
        EventType::Unmerge,
    ] {
        assert!(malformed(&bare(kind)), "{kind:?}");
    }
    let merge = make(1, EventType::Merge, 1);
    let other = SubjectId::v4([9; 16]);
    assert!(!malformed(&merge.into(other).body));
    let mut keyed = make(1, EventType::Merge, 1).into(other).body;
    keyed.purpose = bare(EventType::Ask).purpose;
    assert!(malformed(&keyed));
    let mut whole = bare(EventType::Withdraw);
    assert!(!malformed(&whole));
    whole.purpose = PurposeOrAll::Whole;
    assert!(malformed(&whole));
    let mut carrying = bare(EventType::Withdraw);
    carrying.points = vec![RecordId::v4([1; 16])];
    assert!(malformed(&carrying));
    let consent = make(1, EventType::Basis, 1).record(Basis::Consent, BasisChange::Start);
    assert!(malformed(&consent.body));
    let contract = make(1, EventType::Basis, 1).record(Basis::Contract, BasisChange::Start);
    assert!(!malformed(&contract.body));
}

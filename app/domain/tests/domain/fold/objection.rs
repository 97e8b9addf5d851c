//! The answer to a general objection (Q-5, F-6).

use domain::privacy::event::{ActorKind, EventType, ObjectKind, Ruling};
use domain::privacy::fold::{GeneralObjection, Rejection};
use domain::privacy::{Channel, LedgerEvent, fold};
use domain::{PurposeId, starter};

use super::folded;
use crate::event::{hours, id, make, newsletter};

fn objects(number: u8, hour: i64) -> LedgerEvent {
    make(number, EventType::Object, hour)
        .on("newsletter", Channel::Post)
        .object_kind(ObjectKind::General)
        .done()
}

fn rules(number: u8, hour: i64, ruling: Ruling) -> LedgerEvent {
    make(number, EventType::Decide, hour).ruling(ruling).done()
}

fn standing(events: &[LedgerEvent]) -> Option<GeneralObjection> {
    folded(events, 100).objection_general
}

#[test]
fn q_5_overridden_lets_the_purpose_go_on_and_upheld_closes_it_for_good() {
    let upheld = [objects(1, 5), rules(2, 10, Ruling::Upheld)];
    assert_eq!(standing(&upheld), Some(GeneralObjection::Upheld));
    let overridden = [objects(1, 5), rules(2, 10, Ruling::Overridden)];
    assert_eq!(standing(&overridden), None);
    let reversed = [
        objects(1, 5),
        rules(2, 10, Ruling::Upheld),
        rules(3, 20, Ruling::Overridden),
    ];
    let state = folded(&reversed, 100);
    assert_eq!(state.objection_general, Some(GeneralObjection::Upheld));
    assert_eq!(state.rejected, [(id(3), Rejection::NothingPending)]);
}

#[test]
fn q_5_a_decision_never_touches_an_objection_to_marketing() {
    let object = make(1, EventType::Object, 5)
        .everywhere()
        .object_kind(ObjectKind::DirectMarketing)
        .done();
    let state = folded(&[object, rules(2, 10, Ruling::Overridden)], 100);
    assert!(state.objection_dm.is_some());
    assert_eq!(state.rejected, [(id(2), Rejection::NothingPending)]);
}

#[test]
fn q_5_a_decision_answers_what_was_received_before_it() {
    let again = [
        objects(1, 5),
        rules(2, 10, Ruling::Overridden),
        objects(3, 15),
    ];
    assert_eq!(standing(&again), Some(GeneralObjection::Pending));
    let heard_before = make(3, EventType::Object, 8)
        .received(15)
        .object_kind(ObjectKind::General)
        .done();
    let late = [
        objects(1, 5),
        rules(2, 10, Ruling::Overridden),
        heard_before,
    ];
    assert_eq!(standing(&late), Some(GeneralObjection::Pending));
}

#[test]
fn q_5_a_decision_may_name_one_of_several_objections() {
    let named = make(3, EventType::Decide, 10)
        .ruling(Ruling::Overridden)
        .target(2)
        .done();
    let events = [objects(1, 5), objects(2, 6), named.clone()];
    assert_eq!(standing(&events), Some(GeneralObjection::Pending));
    let unnamed = folded(&[objects(1, 5), named], 100);
    assert_eq!(unnamed.rejected, [(id(3), Rejection::NothingPending)]);
    let both = [
        objects(1, 5),
        objects(2, 6),
        rules(3, 10, Ruling::Overridden),
    ];
    assert_eq!(standing(&both), None);
}

#[test]
fn q_5_only_the_controller_decides_and_says_what() {
    for actor in [
        ActorKind::Subject,
        ActorKind::System,
        ActorKind::StaffOnBehalf,
    ] {
        let decide = make(2, EventType::Decide, 10).ruling(Ruling::Overridden);
        let state = folded(&[objects(1, 5), decide.actor(actor).done()], 100);
        assert_eq!(state.objection_general, Some(GeneralObjection::Pending));
        assert_eq!(state.rejected, [(id(2), Rejection::NotEntitled)]);
    }
    let mut silent = rules(2, 10, Ruling::Overridden);
    silent.body.decide = None;
    assert_eq!(
        standing(&[objects(1, 5), silent]),
        Some(GeneralObjection::Pending)
    );
}

#[test]
fn q_5_a_decision_for_the_parent_leaves_what_was_said_about_the_child() {
    let mut registry = starter::purposes();
    let (child, channel) = newsletter();
    let parent = PurposeId::new("customer_care");
    for purpose in &mut registry.purposes {
        if purpose.id == child {
            purpose.parent = Some(parent.clone());
        }
    }
    let of_parent = |kind, number: u8, hour| make(number, kind, hour).on("customer_care", channel);
    let at = |events: &[LedgerEvent]| {
        let key = (child.clone(), channel);
        fold(events, &registry, &key, hours(100)).objection_general
    };
    let above = of_parent(EventType::Object, 1, 5)
        .object_kind(ObjectKind::General)
        .done();
    let ruled = of_parent(EventType::Decide, 3, 10)
        .ruling(Ruling::Overridden)
        .done();
    assert_eq!(
        at(std::slice::from_ref(&above)),
        Some(GeneralObjection::Pending)
    );
    assert_eq!(at(&[above.clone(), ruled.clone()]), None);
    let own = objects(2, 6);
    assert_eq!(at(&[above, own, ruled]), Some(GeneralObjection::Pending));
}

#[test]
fn f_6_a_general_objection_is_not_lifted_by_a_new_yes() {
    let yes = make(2, EventType::Grant, 9).portal().done();
    assert_eq!(
        standing(&[objects(1, 5), yes]),
        Some(GeneralObjection::Pending)
    );
}

use super::*;

#[test]
fn an_objection_leaves_the_consent_and_blocks_later_purposes() {
    let object = make(2, EventType::Object, 5)
        .everywhere()
        .object_kind(ObjectKind::DirectMarketing)
        .done();
    let events = [grant(1, 1), object];
    let folded_newsletter = folded(&events, 10);
    assert_eq!(folded_newsletter.state, State::Given);
    assert_eq!(folded_newsletter.objection_dm, Some(hours(5)));

    let mut registry = starter::purposes();
    let mut later = registry.get(&PurposeId::new("newsletter")).unwrap().clone();
    later.id = PurposeId::new("survey");
    later.created_at = Some(hours(8));
    registry.purposes.push(later);
    let key = (PurposeId::new("survey"), Channel::Email);
    assert!(
        fold(&events, &registry, &key, hours(10))
            .objection_dm
            .is_some()
    );
}

#[test]
fn only_the_person_lifts_an_objection_and_for_one_key() {
    let object = make(1, EventType::Object, 5)
        .everywhere()
        .object_kind(ObjectKind::DirectMarketing)
        .done();
    let unwitnessed = folded(&[object.clone(), grant(2, 9)], 10);
    assert_eq!(unwitnessed.state, State::Given);
    assert!(unwitnessed.objection_dm.is_some());
    let challenged = make(2, EventType::Grant, 9)
        .witness(WitnessKind::Nonce, 8)
        .done();
    let on_the_tablet = folded(&[object.clone(), challenged], 10);
    assert!(on_the_tablet.valid && on_the_tablet.objection_dm.is_some());
    let events = [object, make(2, EventType::Grant, 9).portal().done()];
    assert!(folded(&events, 10).objection_dm.is_none());
    let calls = (PurposeId::new("phone_offers"), Channel::Phone);
    assert!(
        fold(&events, &starter::purposes(), &calls, hours(10))
            .objection_dm
            .is_some()
    );
}

#[test]
fn a_general_objection_stands_on_every_channel_of_its_purpose() {
    let object = make(1, EventType::Object, 5)
        .on("newsletter", Channel::Post)
        .object_kind(ObjectKind::General)
        .done();
    let folded = folded(&[object], 10);
    assert_eq!(folded.objection_general, Some(GeneralObjection::Pending));
    assert_eq!(folded.objection_dm, None);
}

#[test]
fn a_stop_of_everything_covers_the_purposes_of_its_time() {
    let stop = make(1, EventType::Withdraw, 5).everywhere().done();
    let mut registry = starter::purposes();
    let key = newsletter();
    assert_eq!(
        fold(std::slice::from_ref(&stop), &registry, &key, hours(9)).state,
        State::Refused
    );
    let purpose = registry
        .purposes
        .iter_mut()
        .find(|purpose| purpose.id == key.0)
        .unwrap();
    purpose.created_at = Some(hours(6));
    assert_eq!(
        fold(&[stop], &registry, &key, hours(9)).state,
        State::Unknown
    );
}

#[test]
fn a_stop_of_the_parent_stops_the_child_and_a_yes_does_not_descend() {
    let mut registry = starter::purposes();
    let key = newsletter();
    let purpose = registry
        .purposes
        .iter_mut()
        .find(|purpose| purpose.id == key.0)
        .unwrap();
    purpose.parent = Some(PurposeId::new("customer_care"));
    let parent = |kind| make(1, kind, 5).on("customer_care", Channel::Email).done();
    let at = |event| fold(&[event], &registry, &key, hours(9)).state;
    assert_eq!(at(parent(EventType::Withdraw)), State::Refused);
    assert_eq!(at(parent(EventType::Grant)), State::Unknown);
}

#[test]
fn a_ring_of_parents_ends() {
    let mut registry = starter::purposes();
    for purpose in &mut registry.purposes {
        purpose.parent = Some(purpose.id.clone());
    }
    assert_eq!(
        fold(&[grant(1, 1)], &registry, &newsletter(), hours(2)).state,
        State::Given
    );
}

fn calls_and_messages(event: LedgerEvent) -> [KeyState; 2] {
    let events = [event];
    [Channel::Phone, Channel::Sms].map(|channel| {
        let key = (PurposeId::new("phone_offers"), channel);
        fold(&events, &starter::purposes(), &key, hours(10))
    })
}

#[test]
fn a_yes_for_one_channel_says_nothing_about_another() {
    let yes = make(1, EventType::Grant, 5).on("phone_offers", Channel::Phone);
    let [calls, messages] = calls_and_messages(yes.done());
    assert_eq!(
        (calls.state, messages.state),
        (State::Given, State::Unknown)
    );
}

#[test]
fn an_objection_to_marketing_stands_on_its_channel_and_reaches_no_service() {
    let object = make(1, EventType::Object, 5)
        .on("phone_offers", Channel::Phone)
        .object_kind(ObjectKind::DirectMarketing);
    let [calls, messages] = calls_and_messages(object.done());
    assert_eq!(
        (calls.objection_dm, messages.objection_dm),
        (Some(hours(5)), None)
    );
    let everywhere = make(1, EventType::Object, 5)
        .everywhere()
        .object_kind(ObjectKind::DirectMarketing)
        .done();
    let service = (PurposeId::new("contract_performance"), Channel::Email);
    let state = fold(&[everywhere], &starter::purposes(), &service, hours(10));
    assert_eq!(state.objection_dm, None);
}

#[test]
fn an_imported_objection_reaches_all_marketing_of_its_channel_an_imported_stop_its_purpose() {
    let mut registry = starter::purposes();
    let mut other = registry.get(&newsletter().0).unwrap().clone();
    other.id = PurposeId::new("survey");
    registry.purposes.push(other);
    let key = (PurposeId::new("survey"), Channel::Email);
    let at = |claimed| {
        let event = make(1, EventType::Import, 5).claims(claimed).done();
        let state = fold(&[event], &registry, &key, hours(10));
        (state.state, state.objection_dm)
    };
    assert_eq!(at(Claim::Objected), (State::Unknown, Some(hours(5))));
    assert_eq!(at(Claim::Withdrawn), (State::Unknown, None));
}

use super::*;

fn unsent(body: Body) -> LedgerEvent {
    LedgerEvent {
        event_hash: event_hash(&body.to_bytes().unwrap()),
        body,
        stamp: None,
    }
}

#[test]
fn a_told_stop_counts_on_the_device_at_once() {
    let mut events: Vec<_> = made([Choice::Yes; 3]).into_iter().map(unsent).collect();
    let mut later = circumstances();
    later.events = vec![id(9)];
    later.occurred_at = hours(12);
    let (purpose, channel) = newsletter();
    let key = (PurposeOrAll::One(purpose), ChannelOrAll::One(channel));
    let stop = told_stop(&later, key).unwrap();
    assert_eq!(stop.actor.kind, ActorKind::StaffOnBehalf);
    assert_eq!(stop.device_counter, Some(42));
    events.push(unsent(stop));
    let state = fold(&events, &starter::purposes(), &newsletter(), hours(13));
    assert_eq!((state.state, state.pending), (State::Withdrawn, false));
}

#[test]
fn a_tap_in_the_portal_needs_no_device() {
    let all = (PurposeOrAll::All, ChannelOrAll::All);
    let ids = (id(1), ActId::v4([1; 16]));
    let stop = portal_stop((org(), subject()), ids, EventType::Object, all, hours(3));
    assert_eq!(stop.object_kind, Some(ObjectKind::DirectMarketing));
    assert_eq!(
        (stop.device, stop.recorded_by, stop.mode),
        (None, None, Mode::Portal)
    );
    assert_eq!(stop.actor.kind, ActorKind::Subject);
}

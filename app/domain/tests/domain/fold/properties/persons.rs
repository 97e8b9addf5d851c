//! The same for several records that are merged and parted, with decisions in the mix.

use domain::SubjectId;
use domain::privacy::fold::State;
use domain::privacy::{ContactFacts, KeyState, Person};

use super::records::{any_records, moves, records};
use super::*;
use crate::event::record;

pub(super) fn state_of(subject: SubjectId, events: &[LedgerEvent], hour: i64) -> KeyState {
    Person::new(subject, events).fold(&starter::purposes(), &newsletter(), hours(hour))
}

fn is_person(event: &LedgerEvent) -> bool {
    matches!(
        event.body.actor.kind,
        ActorKind::Subject | ActorKind::Guardian
    )
}

/// The list of M-1, written down a second time.
fn place(state: State) -> usize {
    let list = [
        State::Withdrawn,
        State::Refused,
        State::Revoked,
        State::Invalidated,
        State::Given,
        State::Expired,
        State::Deferred,
        State::Requested,
        State::Unknown,
    ];
    let of_list = if state == State::Renewed {
        State::Given
    } else {
        state
    };
    list.iter().position(|listed| *listed == of_list).unwrap()
}

proptest! {
    #[test]
    fn pt_1_every_order_of_arrival_gives_the_same_state_and_answer(
        (one, other) in any_records().prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
        hour in 0..NOW,
    ) {
        let facts = ContactFacts::of_point(Some((record(7), 1)));
        for subject in records() {
            let (here, there) = (Person::new(subject, &one), Person::new(subject, &other));
            let registry = starter::purposes();
            prop_assert_eq!(
                here.fold(&registry, &newsletter(), hours(hour)),
                there.fold(&registry, &newsletter(), hours(hour))
            );
            prop_assert_eq!(
                here.may_contact(&registry, &facts, &newsletter(), hours(hour)),
                there.may_contact(&registry, &facts, &newsletter(), hours(hour))
            );
        }
    }

    #[test]
    fn m_1_the_state_after_a_merge_is_the_first_of_the_list_and_stops_are_united(
        events in any_records(),
    ) {
        let apart: Vec<LedgerEvent> = events.into_iter().filter(|event| !moves(event)).collect();
        let [a, b, _c] = records();
        let mut joined = apart.clone();
        joined.push(make(20, EventType::Merge, NOW).of(b).into(a).done());
        let (ours, theirs) = (state_of(a, &apart, NOW), state_of(b, &apart, NOW));
        let one = state_of(a, &joined, NOW);
        prop_assert_eq!(place(one.state), place(ours.state).min(place(theirs.state)));
        prop_assert_eq!(&one, &state_of(b, &joined, NOW));
        prop_assert_eq!(one.objection_dm, [ours.objection_dm, theirs.objection_dm].into_iter().flatten().min());
        let objected = ours.objection_general.is_some() || theirs.objection_general.is_some();
        prop_assert_eq!(one.objection_general.is_some(), objected);
        if ours.valid && theirs.valid {
            prop_assert_eq!(one.valid_until, ours.valid_until.min(theirs.valid_until));
        }
    }

    #[test]
    fn a_merge_never_opens_a_contact_point_that_was_closed(
        events in any_records(),
        point in 6u8..9,
        verified in any::<bool>(),
    ) {
        let apart: Vec<LedgerEvent> = events.into_iter().filter(|event| !moves(event)).collect();
        let [a, b, _c] = records();
        let mut joined = apart.clone();
        joined.push(make(20, EventType::Merge, NOW).of(b).into(a).done());
        let mut facts = ContactFacts::of_point(Some((record(point), 1)));
        let ask = |subject, events: &[LedgerEvent], facts: &ContactFacts| {
            Person::new(subject, events)
                .may_contact(&starter::purposes(), facts, &newsletter(), hours(NOW))
                .allowed
        };
        let before = ask(a, &apart, &facts) || ask(b, &apart, &facts);
        facts.verified = verified;
        prop_assert!(before || !ask(a, &joined, &facts), "{:#?}", apart);
    }

    #[test]
    fn a_stop_is_never_undone_by_merging_and_parting(events in any_records()) {
        for subject in records() {
            let own = |event: &&LedgerEvent| event.body.subject == subject && is_stop(event);
            let last = events.iter().filter(own).map(received).max();
            let Some(last) = last else { continue };
            if state_of(subject, &events, NOW).valid {
                let in_person = events
                    .iter()
                    .filter(own)
                    .filter(|event| received(event) == last)
                    .all(|event| event.body.kind == EventType::Refuse && event.body.mode != Mode::Portal);
                let lawful = events.iter().any(|event| opens_again(event, last, in_person));
                prop_assert!(lawful, "{:#?}", events);
            }
        }
    }

    #[test]
    fn pt_2_no_acts_of_staff_importer_or_system_make_a_valid_state(
        events in any_records(),
        hour in 0..NOW,
    ) {
        let without_the_person: Vec<LedgerEvent> =
            events.into_iter().filter(|event| !is_person(event)).collect();
        for subject in records() {
            prop_assert!(!state_of(subject, &without_the_person, hour).valid);
        }
    }

    #[test]
    fn pt_2_what_staff_adds_lifts_no_objection_to_marketing(
        events in any_records(),
        hour in 0..NOW,
    ) {
        // Whatever staff adds about single records; a merge unites objections, an unmerge parts them.
        let apart: Vec<LedgerEvent> = events.into_iter().filter(|event| !moves(event)).collect();
        let persons: Vec<LedgerEvent> =
            apart.iter().filter(|event| is_person(event)).cloned().collect();
        for subject in records() {
            if state_of(subject, &persons, hour).objection_dm.is_some() {
                prop_assert!(state_of(subject, &apart, hour).objection_dm.is_some());
            }
        }
    }

    #[test]
    fn f_8_delay_never_opens_what_was_closed_also_across_merges(
        events in any_records(),
        chosen in any::<prop::sample::Index>(),
        delay in 1i64..8_000,
    ) {
        let plain: Vec<LedgerEvent> = events
            .into_iter()
            .filter(|event| !matches!(event.body.kind, EventType::Confirm | EventType::Invalidate))
            .collect();
        if plain.is_empty() { return Ok(()) }
        let event = chosen.get(&plain);
        let witnessed = event.stamp.as_ref().unwrap().witness.from.is_some();
        let yes = event.body.kind == EventType::Grant && !witnessed;
        let stop = matches!(event.body.kind, EventType::Refuse | EventType::Withdraw | EventType::Object);
        if !(yes || stop) { return Ok(()) }
        let mut delayed = plain.clone();
        let stamp = delayed[chosen.index(plain.len())].stamp.as_mut().unwrap();
        stamp.received_at = stamp.received_at.plus_millis(delay * crate::event::HOUR);
        for subject in records() {
            let open = |events: &[LedgerEvent]| {
                let state = state_of(subject, events, NOW);
                state.valid && state.objection_dm.is_none() && state.objection_general.is_none()
            };
            prop_assert!(open(&plain) || !open(&delayed), "{:?} {:#?}", event.body.event_id, plain);
        }
    }

    #[test]
    fn q_5_no_decision_touches_consent_or_an_objection_to_marketing(
        events in any_records(),
        hour in 0..NOW,
    ) {
        let undecided: Vec<LedgerEvent> = events
            .iter()
            .filter(|event| event.body.kind != EventType::Decide)
            .cloned()
            .collect();
        for subject in records() {
            let (with, without) = (state_of(subject, &events, hour), state_of(subject, &undecided, hour));
            prop_assert_eq!((with.state, with.objection_dm), (without.state, without.objection_dm));
        }
    }
}

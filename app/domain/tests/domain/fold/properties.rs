//! What holds for every ledger, not only for those someone thought of.

use domain::privacy::event::{ActorKind, Claim, EventType, Mode};
use domain::privacy::ledger::WitnessKind;
use domain::privacy::{LedgerEvent, fold};
use domain::starter;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use drawn::any_event;

use super::folded;
use crate::event::{hours, make, newsletter};

mod drawn;
mod persons;
mod records;

/// After every drawn act, and before the end of a consent given in the second half of them.
const NOW: i64 = 27_000;

fn any_ledger() -> impl Strategy<Value = Vec<LedgerEvent>> {
    prop::collection::vec(any_event(), 0..8)
        .prop_map(|mut events| {
            // The server refuses a second event with a known id.
            events.sort_by_key(|event| event.body.event_id);
            events.dedup_by_key(|event| event.body.event_id);
            events
        })
        .prop_shuffle()
}

fn is_stop(event: &LedgerEvent) -> bool {
    matches!(event.body.kind, EventType::Refuse | EventType::Withdraw)
}

fn received(event: &LedgerEvent) -> i64 {
    event.stamp.as_ref().unwrap().received_at.as_millis()
}

/// Says whether the event is one of the two lawful ways past a stop received at `stop`.
fn opens_again(event: &LedgerEvent, stop: i64, only_refused_in_person: bool) -> bool {
    let witness = &event.stamp.as_ref().unwrap().witness;
    let later = witness.from.is_some_and(|from| from.as_millis() > stop);
    let permits = matches!(event.body.kind, EventType::Grant | EventType::Confirm);
    permits
        && later
        && match witness.kind {
            WitnessKind::Portal | WitnessKind::OwnChannel => true,
            WitnessKind::Nonce => only_refused_in_person,
            WitnessKind::None => false,
        }
}

proptest! {
    #[test]
    fn every_order_of_arrival_gives_the_same_state(
        (one, other) in any_ledger().prop_flat_map(|ledger| (Just(ledger.clone()), Just(ledger).prop_shuffle())),
        hour in 0..NOW,
    ) {
        prop_assert_eq!(folded(&one, hour), folded(&other, hour));
    }

    #[test]
    fn a_stop_is_never_undone_but_by_the_person(ledger in any_ledger()) {
        let last = ledger.iter().filter(|event| is_stop(event)).map(received).max();
        let Some(last) = last else { return Ok(()) };
        let at = fold(&ledger, &starter::purposes(), &newsletter(), hours(NOW));
        if at.valid {
            let in_person = ledger
                .iter()
                .filter(|event| is_stop(event) && received(event) == last)
                .all(|event| event.body.kind == EventType::Refuse && event.body.mode != Mode::Portal);
            let lawful = ledger.iter().any(|event| opens_again(event, last, in_person));
            prop_assert!(lawful, "{:#?}", ledger);
        }
    }

    #[test]
    fn no_acts_of_staff_importer_or_system_make_a_valid_state(ledger in any_ledger(), hour in 0..NOW) {
        let without_the_person: Vec<LedgerEvent> = ledger
            .into_iter()
            .filter(|event| !matches!(event.body.actor.kind, ActorKind::Subject | ActorKind::Guardian))
            .collect();
        prop_assert!(!folded(&without_the_person, hour).valid);
    }

    #[test]
    fn what_staff_adds_lifts_no_objection(ledger in any_ledger(), hour in 0..NOW) {
        let person = |event: &LedgerEvent| {
            matches!(event.body.actor.kind, ActorKind::Subject | ActorKind::Guardian)
        };
        let persons: Vec<LedgerEvent> = ledger.iter().filter(|event| person(event)).cloned().collect();
        if folded(&persons, hour).objection_dm.is_some() {
            prop_assert!(folded(&ledger, hour).objection_dm.is_some());
        }
    }

    #[test]
    fn delay_of_a_yes_or_a_stop_never_opens_what_was_closed(
        ledger in any_ledger(),
        chosen in any::<prop::sample::Index>(),
        delay in 1i64..5_000,
    ) {
        // A confirmation belongs to a link with its own life; F-8 speaks of the person's yes and stop.
        let plain: Vec<LedgerEvent> = ledger
            .into_iter()
            .filter(|event| !matches!(event.body.kind, EventType::Confirm | EventType::Invalidate))
            .collect();
        if plain.is_empty() { return Ok(()) }
        let mut delayed = plain.clone();
        let event = chosen.get(&plain);
        let witnessed = event.stamp.as_ref().unwrap().witness.from.is_some();
        let yes = event.body.kind == EventType::Grant && !witnessed;
        let stop = matches!(event.body.kind, EventType::Refuse | EventType::Withdraw | EventType::Object);
        if !(yes || stop) { return Ok(()) }
        let place = chosen.index(plain.len());
        let stamp = delayed[place].stamp.as_mut().unwrap();
        stamp.received_at = stamp.received_at.plus_millis(delay * crate::event::HOUR);
        let open = |ledger: &[LedgerEvent]| {
            let state = folded(ledger, NOW);
            state.valid && state.objection_dm.is_none()
        };
        prop_assert!(open(&plain) || !open(&delayed), "{:#?}", plain);
    }
}

#[test]
fn the_drawn_ledgers_reach_valid_states() {
    // Without this the properties above could hold of ledgers that never permit anything.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = any_ledger();
    let (mut valid, mut reopened) = (0, 0);
    for _round in 0..2_000 {
        let ledger = strategy.new_tree(&mut runner).unwrap().current();
        if folded(&ledger, NOW).valid {
            valid += 1;
            reopened += usize::from(ledger.iter().any(is_stop));
        }
    }
    assert!(valid > 100 && reopened > 20, "{valid} {reopened}");
}

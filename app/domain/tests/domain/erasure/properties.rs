//! What holds for every plan, not only for those someone thought of.

use std::collections::{BTreeMap, BTreeSet};

use domain::RecordId;
use domain::privacy::erasure::{Act, Ground, Outcome, replay};
use proptest::prelude::*;

use super::outside::entry;
use super::restore::{carried_out, restored};
use super::worlds::{any_demand, any_world};
use super::{demand, planned};
use crate::items::{both, noon, subject};

const TODAY: &str = "2026-11-22";

proptest! {
    #[test]
    fn e_2_a_plan_gives_every_reached_record_exactly_one_outcome_and_every_field_one_fate(
        (items, world) in any_world(),
        demand in any_demand(),
    ) {
        let found = planned(&demand, &items, &world, TODAY);
        let reached: Vec<RecordId> = items
            .iter()
            .filter(|item| item.about.contains(&subject(1)))
            .map(|item| item.record)
            .collect();
        let in_plan: Vec<RecordId> = found.items.iter().map(|item| item.record).collect();
        let unique: BTreeSet<RecordId> = in_plan.iter().copied().collect();
        prop_assert_eq!(in_plan.len(), unique.len());
        prop_assert_eq!(unique, reached.into_iter().collect::<BTreeSet<_>>());
        for one in &found.items {
            let item = items.iter().find(|item| item.record == one.record).unwrap();
            let mut fates: BTreeMap<_, u32> = BTreeMap::new();
            let kept = one.kept.iter().flat_map(|kept| &kept.fields);
            for field in one.erased.iter().chain(kept).chain(&one.used) {
                *fates.entry(field.clone()).or_insert(0) += 1;
            }
            prop_assert!(fates.values().all(|count| *count == 1), "{:?}", one);
            prop_assert!(fates.keys().all(|field| item.fields.contains(field)));
            if item.about.len() == 1 {
                prop_assert_eq!(fates.len(), item.fields.len(), "{:?}", one);
            }
            prop_assert_eq!(one.outcome == Outcome::KeepRestricted, !one.kept.is_empty());
            if matches!(one.outcome, Outcome::Erase | Outcome::Pseudonymise) {
                prop_assert_eq!(&one.erased, &item.fields);
            }
        }
    }

    #[test]
    fn rt_2_a_held_record_is_never_erased(
        (items, world) in any_world(),
        demand in any_demand(),
    ) {
        let found = planned(&demand, &items, &world, TODAY);
        for one in found.items {
            let held = world.holds.iter().any(|hold| hold.records().contains(&one.record));
            if held {
                prop_assert_eq!(one.outcome, Outcome::KeepRestricted);
                prop_assert!(one.erased.is_empty() && one.blocked().is_some());
            }
        }
    }

    /// E-6: holds released, ends passed, no basis: everything of the person is gone.
    #[test]
    fn e_6_after_release_and_end_dates_everything_is_erased(
        (items, mut world) in any_world(),
        demand in any_demand(),
    ) {
        for hold in &mut world.holds {
            hold.release("konec", both(noon("2027-01-01"))).unwrap();
        }
        world.bases.clear();
        let found = planned(&demand, &items, &world, "2045-01-01");
        for one in found.items {
            let gone = matches!(
                one.outcome,
                Outcome::Erase | Outcome::Pseudonymise | Outcome::Unlink
            );
            prop_assert!(gone && one.kept.is_empty() && one.used.is_empty(), "{:?}", one);
        }
    }

    #[test]
    fn e_3_the_same_facts_give_the_same_hash_in_any_order(
        (mut items, mut world) in any_world(),
        demand in any_demand(),
    ) {
        let straight = planned(&demand, &items, &world, TODAY).hash().unwrap();
        items.reverse();
        items.iter_mut().for_each(|item| item.clocks.reverse());
        world.holds.reverse();
        world.bases.reverse();
        prop_assert_eq!(planned(&demand, &items, &world, TODAY).hash().unwrap(), straight);
    }

    /// E-7, PT-8: what the plan erased is gone again, and a second replay finds nothing to do.
    #[test]
    fn e_7_replay_repeats_the_erasure_and_is_idempotent(
        (items, world) in any_world(),
        demand in any_demand(),
    ) {
        let found = planned(&demand, &items, &world, TODAY);
        let entries = [entry(&found)];
        let nothing = BTreeSet::new();
        let before = restored(&items, noon("2026-11-01"));
        let acts = replay(&entries, &nothing, &before, &nothing);
        let after = carried_out(&before, &acts);
        prop_assert_eq!(replay(&entries, &nothing, &after, &nothing), BTreeSet::<Act>::new());
        for one in &found.items {
            let left = after.iter().find(|present| present.record == one.record);
            prop_assert_eq!(left.is_none(), one.outcome == Outcome::Erase, "{:?}", one);
            if let Some(left) = left {
                prop_assert!(one.erased.iter().all(|field| !left.fields.contains_key(field)));
                prop_assert_eq!(left.restricted, one.outcome == Outcome::KeepRestricted);
            }
        }
        let others = items.iter().filter(|item| !item.about.contains(&subject(1)));
        for other in others {
            prop_assert!(after.iter().any(|present| present.record == other.record));
        }
    }
}

#[test]
fn the_drawn_worlds_reach_every_outcome() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _round in 0..400 {
        let (items, world) = any_world().new_tree(&mut runner).unwrap().current();
        let found = planned(&demand(Ground::NotNecessary), &items, &world, TODAY);
        seen.extend(found.items.iter().map(|item| item.outcome));
    }
    assert_eq!(seen.len(), 6, "{seen:?}");
}

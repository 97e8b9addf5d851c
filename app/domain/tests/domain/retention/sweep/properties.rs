//! What holds for every sweep.

use std::collections::BTreeSet;

use domain::RecordId;
use domain::privacy::data_map::{Extent, Item, RecordType};
use domain::privacy::hold::{Hold, HoldDraft};
use domain::privacy::retention::{Locks, sweep};
use proptest::prelude::*;

use crate::items::{PERIODS, World, both, day, hold_id, item, noon, some, under, user};

fn any_item() -> impl Strategy<Value = Item> {
    let rules = [
        "vat_document",
        "contract_file",
        "lead_no_contract",
        "marketing_profile",
    ];
    let names = ["address", "birth_date", "email", "name"];
    let extent = (
        any::<bool>(),
        prop::sample::subsequence(names.to_vec(), 0..4),
    )
        .prop_map(
            |(all, needed)| {
                if all { Extent::All } else { some(&needed) }
            },
        );
    let clock = (prop::sample::select(rules.to_vec()), 0i64..6_000, extent);
    (
        any::<u8>(),
        prop::sample::subsequence(names.to_vec(), 0..4),
        prop::collection::vec(clock, 0..4),
    )
        .prop_map(|(number, filled, clocks)| {
            clocks.into_iter().fold(
                item(number, RecordType::Contact, &filled),
                |item, (id, offset, extent)| {
                    let event = day("2020-01-01").plus_days(offset).to_string();
                    under(item, id, &event, extent)
                },
            )
        })
}

proptest! {
    #[test]
    fn rt_2_no_hold_or_request_ever_lets_a_record_go(
        one in any_item(),
        held in any::<bool>(),
        offset in 0i64..9_000,
    ) {
        let mut world = World::empty();
        let mut requested: BTreeSet<RecordId> = BTreeSet::new();
        if held {
            world.holds = vec![hold_on(one.record)];
        } else {
            requested.insert(one.record);
        }
        let now = day("2026-01-05").plus_days(offset).start();
        let locks = Locks { requested: &requested, approved: &[] };
        let found = sweep(&[one], world.at(now), locks).unwrap();
        prop_assert_eq!(found.items[0].turn, None);
    }

    #[test]
    fn the_sweep_never_takes_a_field_that_a_rule_still_keeps(
        one in any_item(),
        offset in 0i64..9_000,
    ) {
        let world = World::empty();
        let today = day("2026-01-05").plus_days(offset);
        let locks = Locks { requested: &BTreeSet::new(), approved: &[] };
        let found = sweep(std::slice::from_ref(&one), world.at(today.start()), locks).unwrap();
        for field in &found.items[0].fields {
            for clock in one.clocks.iter().filter(|clock| clock.extent.covers(Some(field))) {
                let rule = world.rules.in_force(&clock.rule, today).unwrap();
                let over = rule.keep_through(clock.event, PERIODS) < today;
                prop_assert!(over || !rule.basis.resists_erasure());
            }
        }
    }
}

fn hold_on(record: RecordId) -> Hold {
    let draft = HoldDraft {
        id: hold_id(1),
        records: BTreeSet::from([record]),
        reason: "spor".to_owned(),
        owner: user(1),
        start: day("2026-01-05"),
        review_date: day("2026-12-05"),
    };
    Hold::place(draft, both(noon("2026-01-05"))).unwrap()
}

//! Any records, bases, holds and demands.

use domain::PurposeId;
use domain::privacy::data_map::{Extent, Item, RecordType};
use domain::privacy::erasure::{Demand, Ground};
use domain::privacy::event::Basis;
use domain::privacy::retention::LiveBasis;
use proptest::prelude::*;

use super::demand;
use crate::items::{World, basis, day, hold, item, some, subject, under};

const NAMES: [&str; 4] = ["address", "birth_date", "email", "name"];

const RULES: [&str; 4] = [
    "vat_document",
    "contract_file",
    "lead_no_contract",
    "consent_proof",
];

fn extent() -> impl Strategy<Value = Extent> {
    (
        any::<bool>(),
        prop::sample::subsequence(NAMES.to_vec(), 0..4),
    )
        .prop_map(
            |(all, needed)| {
                if all { Extent::All } else { some(&needed) }
            },
        )
}

fn kind() -> impl Strategy<Value = RecordType> {
    prop::sample::select(RecordType::ALL.to_vec())
}

fn any_item(number: u8) -> impl Strategy<Value = Item> {
    let clock = (prop::sample::select(RULES.to_vec()), 0i64..2_500, extent());
    (
        kind(),
        prop::sample::subsequence(NAMES.to_vec(), 0..4),
        prop::collection::vec(clock, 0..3),
        prop::sample::select(vec![vec![1u8], vec![1], vec![1, 2], vec![2]]),
    )
        .prop_map(move |(kind, filled, clocks, about)| {
            let mut whole = item(number, kind, &filled);
            whole.about = about.into_iter().map(subject).collect();
            clocks
                .into_iter()
                .fold(whole, |item, (id, offset, extent)| {
                    let event = day("2020-01-01").plus_days(offset).to_string();
                    under(item, id, &event, extent)
                })
        })
}

fn any_basis() -> impl Strategy<Value = LiveBasis> {
    let purpose = prop::sample::select(vec!["newsletter", "customer_care"]);
    (1u8..6, purpose, extent())
        .prop_map(|(number, purpose, extent)| basis(number, purpose, Basis::Contract, extent))
}

pub(super) fn any_demand() -> impl Strategy<Value = Demand> {
    let ground = prop::sample::select(vec![
        Ground::NotNecessary,
        Ground::Objection,
        Ground::Unlawful,
        Ground::ConsentGone,
        Ground::RetentionEnd,
    ]);
    (ground, any::<bool>()).prop_map(|(ground, ended)| Demand {
        ended: ended
            .then(|| PurposeId::new("newsletter"))
            .into_iter()
            .collect(),
        ..demand(ground)
    })
}

pub(super) fn any_world() -> impl Strategy<Value = (Vec<Item>, World)> {
    let items = (
        any_item(1),
        any_item(2),
        any_item(3),
        any_item(4),
        any_item(5),
    );
    let bases = prop::collection::vec(any_basis(), 0..4);
    let held = prop::sample::subsequence(vec![1u8, 2, 3, 4, 5], 0..3);
    (items, bases, held).prop_map(|((a, b, c, d, e), bases, held)| {
        let mut world = World::empty();
        world.holds = held
            .into_iter()
            .map(|number| hold(number, number))
            .collect();
        world.bases = bases;
        (vec![a, b, c, d, e], world)
    })
}

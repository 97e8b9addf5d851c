//! The erasure plan (E-2); its grounds, its run and what outlives it have files of their own.

mod arrival;
mod certificate;
mod ground;
mod kept;
mod outside;
mod properties;
mod restore;
mod run;
mod worlds;

use std::collections::BTreeSet;

use domain::privacy::data_map::{Extent, Item, RecordType, Store};
use domain::privacy::erasure::{
    Demand, Ground, KeepReason, Outcome, Plan, Planned, Reach, Until, plan,
};
use domain::privacy::event::Basis;
use domain::privacy::retention::SurveyError;

use crate::items::{
    World, basis, day, fields, hold, hold_id, item, record, rule, some, subject, under,
};

pub(crate) fn demand(ground: Ground) -> Demand {
    Demand {
        subjects: BTreeSet::from([subject(1)]),
        whole_person: true,
        ground,
        ended: BTreeSet::new(),
    }
}

pub(crate) fn planned(demand: &Demand, items: &[Item], world: &World, today: &str) -> Plan {
    let stores = BTreeSet::from([Store::Rows]);
    let reach = Reach {
        items,
        stores: &stores,
    };
    plan(demand, reach, world.on(today)).unwrap()
}

pub(super) fn one(item: Item, world: &World) -> Planned {
    one_for(&demand(Ground::NotNecessary), item, world)
}

pub(super) fn one_for(demand: &Demand, item: Item, world: &World) -> Planned {
    planned(demand, &[item], world, "2026-11-22")
        .items
        .remove(0)
}

pub(crate) fn invoice(number: u8) -> Item {
    let whole = item(
        number,
        RecordType::Document,
        &["birth_date", "file", "name"],
    );
    under(whole, "vat_document", "2026-05-20", some(&["file", "name"]))
}

pub(super) fn contact() -> Item {
    item(1, RecordType::Contact, &["email", "name"])
}

#[test]
fn e_2_a_duty_keeps_the_minimal_fields_restricted_with_law_and_end() {
    let found = one(invoice(1), &World::empty());
    assert_eq!(found.outcome, Outcome::KeepRestricted);
    assert_eq!(found.erased, fields(&["birth_date"]));
    let kept = &found.kept[0];
    assert_eq!(kept.fields, fields(&["file", "name"]));
    assert_eq!(kept.until, Until::Through(day("2036-05-31")));
    let expected = KeepReason::LegalObligation {
        rule: rule("vat_document"),
        version: 1,
        law: "Act 235/2004 §35".to_owned(),
    };
    assert_eq!(kept.reason, expected);
    assert_eq!(found.kept.len(), 1);
}

#[test]
fn e_2_of_two_duties_the_one_that_ends_last_is_named() {
    let both_rules = under(invoice(1), "accounting_document", "2026-05-20", Extent::All);
    let found = one(both_rules, &World::empty());
    assert_eq!(found.outcome, Outcome::KeepRestricted);
    let ends: Vec<_> = found
        .kept
        .iter()
        .map(|kept| (kept.fields.clone(), kept.until))
        .collect();
    assert_eq!(
        ends,
        [
            (fields(&["birth_date"]), Until::Through(day("2031-12-31"))),
            (fields(&["file", "name"]), Until::Through(day("2036-05-31"))),
        ]
    );
}

#[test]
fn e_2_a_hold_keeps_the_whole_record_until_its_review() {
    let mut world = World::empty();
    world.holds = vec![hold(4, 1)];
    let found = planned(
        &demand(Ground::Unlawful),
        &[contact()],
        &world,
        "2026-11-22",
    );
    let record_1 = &found.items[0];
    assert_eq!(record_1.outcome, Outcome::KeepRestricted);
    assert!(record_1.erased.is_empty());
    assert_eq!(record_1.kept[0].until, Until::Review(day("2027-01-05")));
    assert_eq!(
        record_1.kept[0].reason,
        KeepReason::Hold { hold: hold_id(4) }
    );
}

#[test]
fn e_2_a_row_shared_with_others_is_unlinked_and_stays_whole() {
    let mut company = item(1, RecordType::Company, &["name"]);
    company.about.insert(subject(2));
    let found = one(company.clone(), &World::empty());
    assert_eq!(found.outcome, Outcome::Unlink);
    assert!(found.erased.is_empty());
    let mut world = World::empty();
    world.bases = vec![basis(1, "customer_care", Basis::Contract, some(&["phone"]))];
    company.fields = fields(&["name", "phone"]);
    let used = one(company, &world);
    assert_eq!(used.outcome, Outcome::Untouched);
    assert!(used.erased.is_empty(), "the others' fields stay");
}

#[test]
fn e_2_ids_of_merged_records_are_the_same_person() {
    let mut merged = contact();
    merged.about.insert(subject(2));
    let both = Demand {
        subjects: BTreeSet::from([subject(1), subject(2)]),
        ..demand(Ground::NotNecessary)
    };
    assert_eq!(
        one_for(&both, merged, &World::empty()).outcome,
        Outcome::Erase
    );
}

/// A person who is staff, or one of a company's contacts, has others' records near theirs.
#[test]
fn e_2_records_about_others_only_are_not_reached() {
    let mut others = item(2, RecordType::Visit, &["text"]);
    others.about = BTreeSet::from([subject(2)]);
    let found = planned(
        &demand(Ground::NotNecessary),
        &[contact(), others],
        &World::empty(),
        "2026-11-22",
    );
    let records: Vec<_> = found.items.iter().map(|item| item.record).collect();
    assert_eq!(records, [record(1)]);
}

#[test]
fn e_2_what_keeps_a_chain_whole_is_pseudonymised() {
    let found = one(item(1, RecordType::Disclosure, &["words"]), &World::empty());
    assert_eq!(found.outcome, Outcome::Pseudonymise);
    assert_eq!(found.erased, fields(&["words"]));
}

#[test]
fn e_2_a_record_that_comes_twice_or_names_a_lost_rule_stops_the_plan() {
    let world = World::empty();
    let stores = BTreeSet::new();
    let try_plan = |items: &[Item]| {
        let reach = Reach {
            items,
            stores: &stores,
        };
        plan(&demand(Ground::NotNecessary), reach, world.on("2026-11-22"))
    };
    let twice = try_plan(&[contact(), contact()]);
    assert_eq!(twice, Err(SurveyError::Twice(record(1))));
    let lost = try_plan(&[under(contact(), "lost", "2026-01-01", Extent::All)]);
    assert_eq!(lost, Err(SurveyError::UnknownRule(record(1), rule("lost"))));
}

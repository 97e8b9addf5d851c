//! The sweep: what is over and what keeps the rest (RT-1, RT-2).

mod caution;
mod properties;
mod run;

use std::collections::{BTreeMap, BTreeSet};

use domain::privacy::data_map::{Extent, Item, RecordType};
use domain::privacy::event::Basis;
use domain::privacy::retention::{
    LiveBasis, Locks, RuleApproval, Sweep, SweepOutcome, Swept, Turn, sweep,
};

use crate::items::{World, basis, both, day, fields, hold, item, noon, record, rule, some, under};

pub(super) fn approved(id: &str) -> RuleApproval {
    RuleApproval {
        rule: rule(id),
        version: 1,
        by: both(noon("2026-01-05")),
    }
}

pub(super) fn swept_with(items: &[Item], world: &World, today: &str, locks: Locks<'_>) -> Sweep {
    sweep(items, world.on(today), locks).unwrap()
}

pub(super) fn swept(one: Item, world: &World, today: &str) -> Swept {
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &[],
    };
    swept_with(&[one], world, today, locks).items.remove(0)
}

pub(super) fn invoice() -> Item {
    let whole = item(
        1,
        RecordType::Document,
        &["name", "address", "amount", "file"],
    );
    under(whole, "vat_document", "2026-05-20", Extent::All)
}

/// A profile whose consent was withdrawn on 2026-11-02: its grace ends with 2026-11-16.
pub(super) fn profile() -> Item {
    let whole = item(1, RecordType::Contact, &["email"]);
    under(whole, "marketing_profile", "2026-11-02", Extent::All)
}

/// PT-6: through 2036-05-31, erase from 2036-06-01.
#[test]
fn a_document_goes_on_the_day_after_keep_through() {
    let world = World::empty();
    let last = swept(invoice(), &world, "2036-05-31");
    assert_eq!(last.outcome, SweepOutcome::KeepRestricted);
    assert_eq!((last.through, last.turn), (Some(day("2036-05-31")), None));
    let next = swept(invoice(), &world, "2036-06-01");
    assert_eq!(next.outcome, SweepOutcome::Erase);
    assert_eq!(next.turn, Some(Turn::AfterApproval));
    assert_eq!(next.rules, BTreeMap::from([(rule("vat_document"), 1)]));
}

#[test]
fn of_several_rules_the_latest_governs_the_fields_it_needs_only() {
    let world = World::empty();
    let whole = item(1, RecordType::Contact, &["address", "birth_date", "name"]);
    let kept = under(whole, "contract_file", "2026-05-20", Extent::All);
    let kept = under(
        kept,
        "vat_document",
        "2026-05-20",
        some(&["address", "name"]),
    );
    let both = swept(kept.clone(), &world, "2030-05-20");
    assert_eq!(both.outcome, SweepOutcome::KeepRestricted);
    let one = swept(kept.clone(), &world, "2030-05-21");
    assert_eq!(one.outcome, SweepOutcome::EraseFields);
    assert_eq!(one.fields, fields(&["birth_date"]));
    assert_eq!(one.through, Some(day("2036-05-31")));
    let none = swept(kept, &world, "2036-06-01");
    assert_eq!(none.outcome, SweepOutcome::Erase);
    assert_eq!(none.fields, fields(&["address", "birth_date", "name"]));
}

#[test]
fn the_order_of_the_rules_of_a_record_changes_nothing() {
    let world = World::empty();
    let mut turned = under(invoice(), "accounting_document", "2026-05-20", Extent::All);
    let straight = swept(turned.clone(), &world, "2032-06-01");
    turned.clocks.reverse();
    assert_eq!(swept(turned, &world, "2032-06-01"), straight);
    assert_eq!(straight.through, Some(day("2036-05-31")));
}

#[test]
fn a_live_basis_keeps_what_the_rules_let_go() {
    let mut world = World::empty();
    world.bases = vec![basis(1, "newsletter", Basis::Consent, some(&["email"]))];
    let whole = item(1, RecordType::Contact, &["email", "name"]);
    let lead = under(whole, "lead_no_contract", "2025-01-10", Extent::All);
    let found = swept(lead, &world, "2026-11-22");
    assert_eq!(found.outcome, SweepOutcome::EraseFields);
    assert_eq!(found.fields, fields(&["name"]));
}

#[test]
fn a_basis_ends_with_the_retention_rule_of_its_purpose() {
    let mut world = World::empty();
    world.bases = vec![LiveBasis {
        ends_with: Some(rule("lead_no_contract")),
        ..basis(1, "prospect_record", Basis::LegitimateInterest, Extent::All)
    }];
    let whole = item(1, RecordType::Contact, &["email"]);
    let lead = under(whole, "lead_no_contract", "2025-11-22", Extent::All);
    let last = swept(lead.clone(), &world, "2026-11-22");
    assert_eq!(last.outcome, SweepOutcome::Keep);
    let next = swept(lead, &world, "2026-11-23");
    assert_eq!(next.outcome, SweepOutcome::Erase);
}

#[test]
fn rt_1_an_open_request_locks_exactly_its_records() {
    let world = World::empty();
    let requested = BTreeSet::from([record(1)]);
    let other = Item {
        record: record(2),
        ..invoice()
    };
    let merged = Item {
        record: record(3),
        aliases: BTreeSet::from([record(1)]),
        ..invoice()
    };
    let locks = Locks {
        requested: &requested,
        approved: &[approved("vat_document")],
    };
    let found = swept_with(&[invoice(), other, merged], &world, "2040-01-01", locks);
    let outcomes: Vec<_> = found.items.iter().map(|swept| swept.outcome).collect();
    use SweepOutcome::{Erase, Locked};
    assert_eq!(outcomes, [Locked, Erase, Locked]);
    assert!(
        found
            .items
            .iter()
            .all(|swept| swept.outcome != Locked || swept.turn.is_none())
    );
}

#[test]
fn rt_2_a_hold_beats_retention() {
    let mut world = World::empty();
    world.holds = vec![hold(1, 1)];
    let found = swept(invoice(), &world, "2040-01-01");
    assert_eq!((found.outcome, found.turn), (SweepOutcome::Held, None));
    assert!(found.fields.is_empty());
}

//! Dry run, approval, automatic rules and proof (RT-3, C-11).

use std::collections::{BTreeMap, BTreeSet};

use domain::privacy::data_map::{Extent, Item, RecordType};
use domain::privacy::event::Basis;
use domain::privacy::four_eyes::FourEyes;
use domain::privacy::retention::{
    Locks, RetentionRule, RuleApproval, Rules, SweepOutcome, Turn, default_rules, sweep,
};

use super::{approved, invoice, profile, swept_with};
use crate::items::{World, basis, day, item, noon, record, rule, under, user};

#[test]
fn rt_3_the_dry_run_counts_by_type_and_outcome() {
    let world = World::empty();
    let other = Item {
        record: record(2),
        ..invoice()
    };
    let fresh = under(
        item(3, RecordType::Document, &[]),
        "vat_document",
        "2038-01-01",
        Extent::All,
    );
    let note = item(4, RecordType::Note, &["text"]);
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &[],
    };
    let found = swept_with(
        &[note, fresh, other, invoice()],
        &world,
        "2040-01-01",
        locks,
    );
    let expected = BTreeMap::from([
        ((RecordType::Document, SweepOutcome::Erase), 2),
        ((RecordType::Document, SweepOutcome::KeepRestricted), 1),
        ((RecordType::Note, SweepOutcome::Review), 1),
    ]);
    assert_eq!(found.counts(), expected);
}

#[test]
fn rt_3_only_automatic_rules_run_unattended() {
    let world = World::empty();
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &[approved("vat_document"), approved("marketing_profile")],
    };
    let manual = swept_with(&[invoice()], &world, "2040-01-01", locks);
    assert_eq!(manual.unattended().count(), 0);
    let mut shown = profile();
    shown.clocks[0].grace = shown.clocks[0].grace.shown(day("2026-11-03"));
    let automatic = swept_with(&[shown], &world, "2026-11-17", locks);
    assert_eq!(automatic.unattended().count(), 1);
}

/// E-3: automatic rules are approved once per rule version.
#[test]
fn rt_3_a_new_version_of_an_automatic_rule_needs_its_own_approval() {
    let mut shown = profile();
    shown.clocks[0].grace = shown.clocks[0].grace.shown(day("2026-11-03"));
    let mut world = World::empty();
    let next = RetentionRule {
        version: 2,
        valid_from: day("2026-11-10"),
        ..world
            .rules
            .in_force(&rule("marketing_profile"), day("2026-11-01"))
            .unwrap()
            .clone()
    };
    let all = default_rules()
        .all()
        .iter()
        .cloned()
        .chain([next])
        .collect();
    world.rules = Rules::new(all).unwrap();
    let old = [approved("marketing_profile")];
    let new = [RuleApproval {
        version: 2,
        ..approved("marketing_profile")
    }];
    let turn = |approved: &[RuleApproval]| {
        let locks = Locks {
            requested: &BTreeSet::new(),
            approved,
        };
        swept_with(&[shown.clone()], &world, "2026-11-17", locks).items[0].turn
    };
    assert_eq!(turn(&[]), Some(Turn::AfterApproval));
    assert_eq!(turn(&old), Some(Turn::AfterApproval));
    assert_eq!(turn(&new), Some(Turn::Now));
}

#[test]
fn rt_3_an_approval_by_the_only_holder_waits_24_hours() {
    let mut shown = profile();
    shown.clocks[0].grace = shown.clocks[0].grace.shown(day("2026-11-03"));
    let alone = RuleApproval {
        by: FourEyes::alone(user(1), "jediný", 0, noon("2026-11-16")).unwrap(),
        ..approved("marketing_profile")
    };
    let world = World::empty();
    let approvals = [alone];
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &approvals,
    };
    let turn = |now| sweep(&[shown.clone()], world.at(now), locks).unwrap().items[0].turn;
    assert_eq!(
        turn(noon("2026-11-17").plus_millis(-1)),
        Some(Turn::AfterApproval)
    );
    assert_eq!(turn(noon("2026-11-17")), Some(Turn::Now));
}

#[test]
fn c_11_the_rule_runs_at_the_end_of_the_grace_and_only_after_its_list_was_shown() {
    let world = World::empty();
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &[approved("marketing_profile")],
    };
    let found = |one: &Item, today| {
        swept_with(std::slice::from_ref(one), &world, today, locks)
            .items
            .remove(0)
    };
    let unseen = profile();
    assert_eq!(found(&unseen, "2026-11-16").outcome, SweepOutcome::Keep);
    assert_eq!(found(&unseen, "2026-11-17").turn, Some(Turn::AfterList));
    let mut shown = profile();
    shown.clocks[0].grace = shown.clocks[0].grace.shown(day("2026-11-17"));
    assert_eq!(found(&shown, "2026-11-17").turn, Some(Turn::Now));
    let cut = shown.clocks[0]
        .grace
        .shortened(day("2026-11-05"), day("2026-11-16"));
    shown.clocks[0].grace = cut.unwrap().shown(day("2026-11-05"));
    assert_eq!(found(&shown, "2026-11-05").outcome, SweepOutcome::Keep);
    assert_eq!(found(&shown, "2026-11-06").turn, Some(Turn::Now));
}

#[test]
fn rt_3_the_proof_says_what_was_done_and_what_was_left() {
    let world = World::empty();
    let other = Item {
        record: record(2),
        ..invoice()
    };
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &[],
    };
    let dry = swept_with(&[invoice(), other], &world, "2036-06-01", locks);
    let proof = dry
        .proof(&BTreeSet::from([record(1)]), day("2036-06-02"))
        .unwrap();
    let line = (RecordType::Document, SweepOutcome::Erase, 1);
    assert_eq!((proof.done, proof.left), (vec![line], vec![line]));
    assert_eq!(proof.sweep, dry.hash().unwrap());
}

#[test]
fn rt_3_an_approval_of_a_dry_run_is_void_when_it_changes() {
    let world = World::empty();
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &[],
    };
    let other = Item {
        record: record(2),
        ..invoice()
    };
    let one = swept_with(&[invoice()], &world, "2036-06-01", locks);
    let later = swept_with(&[invoice()], &world, "2036-06-09", locks);
    let more = swept_with(&[invoice(), other], &world, "2036-06-01", locks);
    assert_eq!(one.hash(), later.hash());
    assert_ne!(one.hash(), more.hash());
}

/// Without another basis the data goes at the end of the grace, however recent the last contact.
#[test]
fn c_11_no_other_limit_of_the_storage_puts_the_end_off() {
    let mut world = World::empty();
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &[],
    };
    let lead = under(profile(), "lead_no_contract", "2026-11-01", Extent::All);
    let bill = under(lead.clone(), "vat_document", "2026-05-20", Extent::All);
    let outcome = |one: &Item, world: &World, today| {
        swept_with(std::slice::from_ref(one), world, today, locks).items[0].outcome
    };
    assert_eq!(outcome(&lead, &world, "2026-11-16"), SweepOutcome::Keep);
    assert_eq!(outcome(&lead, &world, "2026-11-17"), SweepOutcome::Erase);
    assert_eq!(
        outcome(&bill, &world, "2026-11-17"),
        SweepOutcome::KeepRestricted
    );
    world.bases = vec![basis(
        1,
        "prospect_record",
        Basis::LegitimateInterest,
        Extent::All,
    )];
    assert_eq!(outcome(&lead, &world, "2026-11-17"), SweepOutcome::Keep);
}

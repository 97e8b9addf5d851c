//! What the sweep leaves to a person.

use std::collections::BTreeSet;

use domain::privacy::data_map::{Extent, Item, RecordType};
use domain::privacy::retention::{
    EndAction, Locks, RetentionRule, Rules, SurveyError, SweepOutcome, Turn, sweep,
};

use super::{invoice, swept};
use crate::items::{World, day, item, record, rule, some, under};

#[test]
fn what_no_rule_governs_and_no_basis_needs_is_put_before_a_person() {
    let world = World::empty();
    let found = swept(item(1, RecordType::Note, &["text"]), &world, "2026-11-22");
    assert_eq!(found.outcome, SweepOutcome::Review);
    assert_eq!(found.turn, Some(Turn::AfterApproval));
}

#[test]
fn a_record_whose_rule_is_not_in_force_is_an_error_and_not_erased() {
    let world = World::empty();
    let lost = under(
        item(1, RecordType::Note, &[]),
        "lost",
        "2020-01-01",
        Extent::All,
    );
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &[],
    };
    let found = sweep(&[lost], world.on("2026-11-22"), locks);
    assert_eq!(
        found,
        Err(SurveyError::UnknownRule(record(1), rule("lost")))
    );
    let twice = sweep(&[invoice(), invoice()], world.on("2026-11-22"), locks);
    assert_eq!(twice, Err(SurveyError::Twice(record(1))));
}

/// 10.8: no retention deletion while the person needs it for claims.
#[test]
fn data_restricted_for_claims_is_not_deleted_by_retention() {
    let world = World::empty();
    let wanted = Item {
        restricted_for_claims: true,
        ..invoice()
    };
    let found = swept(wanted, &world, "2040-01-01");
    assert_eq!(found.outcome, SweepOutcome::RestrictedForClaims);
}

#[test]
fn what_needs_more_care_decides_for_the_record() {
    let mut world = World::empty();
    let with = |id: &str, end_action| RetentionRule {
        id: rule(id),
        end_action,
        ..world
            .rules
            .in_force(&rule("contract_file"), day("2026-01-01"))
            .unwrap()
            .clone()
    };
    let rules = vec![
        with("erased", EndAction::Erase),
        with("pseudonymised", EndAction::Pseudonymise),
        with("reviewed", EndAction::Review),
    ];
    world.rules = Rules::new(rules).unwrap();
    let one = item(1, RecordType::Deal, &["amount", "title"]);
    let erased = under(one, "erased", "2020-01-01", some(&["title"]));
    let outcome = |other: &str| {
        let both = under(erased.clone(), other, "2020-01-01", some(&["amount"]));
        swept(both, &world, "2026-11-22").outcome
    };
    assert_eq!(outcome("erased"), SweepOutcome::Erase);
    assert_eq!(outcome("pseudonymised"), SweepOutcome::Pseudonymise);
    assert_eq!(outcome("reviewed"), SweepOutcome::Review);
}

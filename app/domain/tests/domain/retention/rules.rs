//! Versions of rules, and the grace of the C-11 rule.

use domain::Period;
use domain::privacy::retention::{
    EndAction, Grace, GraceError, RetentionRule, Rules, RulesError, YearEnd,
};

use super::default_rule;
use crate::items::{day, rule};

fn version(number: u32, from: &str, months: u32) -> RetentionRule {
    RetentionRule {
        version: number,
        valid_from: day(from),
        length: Period::Months(months),
        ..default_rule("contract_file")
    }
}

#[test]
fn the_version_in_force_is_the_newest_that_has_begun() {
    let rules = vec![version(2, "2027-01-01", 36), version(1, "2026-01-01", 48)];
    let rules = Rules::new(rules).unwrap();
    let on = |date: &str| {
        rules
            .in_force(&rule("contract_file"), day(date))
            .map(|rule| rule.version)
    };
    assert_eq!(on("2025-12-31"), None);
    assert_eq!(on("2026-12-31"), Some(1));
    assert_eq!(on("2027-01-01"), Some(2));
}

#[test]
fn a_version_that_is_there_twice_is_refused() {
    let twice = Rules::new(vec![
        version(1, "2026-01-01", 48),
        version(1, "2027-01-01", 36),
    ]);
    let same_day = Rules::new(vec![
        version(1, "2026-01-01", 48),
        version(2, "2026-01-01", 36),
    ]);
    assert_eq!(twice, Err(RulesError::Twice(rule("contract_file"), 1)));
    assert_eq!(same_day, Err(RulesError::Twice(rule("contract_file"), 2)));
}

#[test]
fn a_rule_is_written_with_the_words_of_the_specification() {
    let written = serde_json::to_value(default_rule("vat_document")).unwrap();
    let expected = serde_json::json!({
        "id": "vat_document", "version": 1, "valid_from": "0001-01-01",
        "record_type": "document", "basis": "legal_obligation", "starts_at": "tax_period_end",
        "length": "P120M", "end_action": "erase", "restricted_meanwhile": true,
        "source_law": "Act 235/2004 §35", "run": "after_approval",
    });
    assert_eq!(written, expected);
    let read: RetentionRule = serde_json::from_value(expected).unwrap();
    assert_eq!(read.end_action, EndAction::Erase);
    let mut unknown = written;
    unknown["extra"] = true.into();
    assert!(serde_json::from_value::<RetentionRule>(unknown).is_err());
    assert!(serde_json::from_str::<YearEnd>("13").is_err());
}

/// C-11: shortened, never lengthened.
#[test]
fn c_11_the_grace_is_shortened_and_never_lengthened() {
    let end = day("2026-12-06");
    let grace = Grace::default();
    let longer = grace.shortened(day("2026-12-07"), end);
    assert_eq!(longer, Err(GraceError::Longer(end)));
    assert_eq!(grace.shortened(end, end), Err(GraceError::Longer(end)));
    let shorter = grace.shortened(day("2026-11-25"), end).unwrap();
    assert_eq!(shorter.end(end), day("2026-11-25"));
    let back = shorter.shortened(end, end);
    assert_eq!(back, Err(GraceError::Longer(day("2026-11-25"))));
}

#[test]
fn a_rule_that_became_shorter_ends_the_grace_too() {
    let grace = Grace::default();
    let shorter = grace.shortened(day("2026-12-01"), day("2026-12-06"));
    assert_eq!(shorter.unwrap().end(day("2026-11-29")), day("2026-11-29"));
}

#[test]
fn the_first_day_the_list_was_shown_counts() {
    let grace = Grace::default()
        .shown(day("2026-11-25"))
        .shown(day("2026-11-30"));
    assert!(!grace.was_shown(day("2026-11-24")));
    assert!(grace.was_shown(day("2026-11-25")));
}

//! The data map (PT-7): every personal field has a place in the map, in the report, an outcome.

use std::collections::{BTreeMap, BTreeSet};

use domain::privacy::data_map::{
    DocumentKind, Extent, FieldMapping, ReachedBy, RecordType, clocks,
};
use domain::privacy::report::Line;
use domain::privacy::retention::{StorageClock, default_rules};
use domain::record::FieldEntry;
use domain::record::catalogue::{ErasureRule, Provided};
use domain::{RetentionRuleId, starter};

use crate::items::{day, fields, rule, some};

#[test]
fn pt_7_every_field_of_the_starter_has_a_place_in_the_map_and_a_rule_that_exists() {
    let rules = default_rules();
    for entry in &starter::catalogue().fields {
        let place = FieldMapping::of(entry);
        assert!(
            place.is_some(),
            "{:?} {} has no place",
            entry.record,
            entry.id
        );
        let rule = entry.retention_rule.as_ref().unwrap();
        let known = rules.in_force(rule, day("2026-11-22"));
        assert!(known.is_some(), "{} {rule}", entry.id);
    }
}

#[test]
fn pt_7_a_field_that_says_too_little_has_no_place() {
    let catalogue = starter::catalogue();
    let without = |change: fn(&mut FieldEntry)| {
        let mut entry = catalogue.fields[0].clone();
        change(&mut entry);
        FieldMapping::of(&entry)
    };
    assert!(without(|_entry| {}).is_some());
    assert_eq!(without(|entry| entry.provided = None), None);
    assert_eq!(without(|entry| entry.erasure = None), None);
}

#[test]
fn every_rule_that_a_purpose_of_the_starter_names_exists() {
    let rules = default_rules();
    for purpose in starter::purposes().purposes {
        let named = purpose.retention_rule.as_ref();
        let known = named.is_none_or(|rule| rules.in_force(rule, day("2026-11-22")).is_some());
        assert!(known, "{}", purpose.id);
    }
}

#[test]
fn pt_7_every_record_type_has_a_place_and_every_outcome_a_rule() {
    let rules = default_rules();
    let in_force = |id: &RetentionRuleId| rules.in_force(id, day("2026-11-22")).is_some();
    for kind in RecordType::ALL {
        let place = kind.mapping();
        assert!(
            place.line.is_data() || place.line == Line::Pending,
            "{kind:?}"
        );
        if let ErasureRule::Keep(rule) = &place.erasure {
            assert!(in_force(rule), "{kind:?} {rule}");
        }
        let word = serde_json::to_value(kind).unwrap();
        assert_eq!(word.as_str(), Some(kind.as_str()));
    }
    for entry in &starter::catalogue().fields {
        if let Some(ErasureRule::Keep(rule)) = &entry.erasure {
            assert!(in_force(rule), "{} {rule}", entry.id);
        }
    }
}

#[test]
fn persons_are_reached_as_the_specification_says() {
    let of = |kind: RecordType| kind.mapping().reached_by;
    assert_eq!(of(RecordType::Contact), ReachedBy::Subject);
    assert_eq!(of(RecordType::ContactPoint), ReachedBy::Contact);
    assert_eq!(of(RecordType::Company), ReachedBy::Contact);
    assert_eq!(of(RecordType::Breach), ReachedBy::Case);
    assert_eq!(of(RecordType::Suppression), ReachedBy::ContactToken);
}

#[test]
fn a_3_the_map_lists_what_is_portable() {
    let catalogue = starter::catalogue();
    let of = |field: &str| {
        let entries = catalogue.fields.iter();
        let mut named = entries.filter(|entry| entry.id.as_str() == field);
        FieldMapping::of(named.next().unwrap()).unwrap().portable
    };
    assert!(of("email") && of("family_name") && of("file"));
    assert!(!of("text"), "a note of staff");
    let derived = FieldEntry {
        provided: Some(Provided::Derived),
        ..catalogue.fields[0].clone()
    };
    assert!(!FieldMapping::of(&derived).unwrap().portable);
    assert!(RecordType::ConsentEvent.mapping().portable);
    assert!(!RecordType::Score.mapping().portable);
}

fn started(rules: &[&str]) -> BTreeMap<RetentionRuleId, domain::LocalDate> {
    rules
        .iter()
        .map(|id| (rule(id), day("2026-05-20")))
        .collect()
}

#[test]
fn a_rule_starts_for_the_fields_it_needs_and_only_when_its_event_has_come() {
    let filled = fields(&["bank_account", "email"]);
    let kept = |rules: &[&str]| {
        let catalogue = starter::catalogue();
        clocks(
            &catalogue,
            (RecordType::Contact, None),
            &filled,
            &started(rules),
        )
    };
    let found = kept(&["accounting_document"]);
    let bank = some(&["bank_account"]);
    let (accounting, event) = (rule("accounting_document"), day("2026-05-20"));
    let expected = [
        StorageClock::new(accounting.clone(), event, bank.clone()),
        StorageClock::limit(accounting, event, bank),
    ];
    assert_eq!(found, expected);
    let lead = kept(&["lead_no_contract"]);
    let email = StorageClock::limit(rule("lead_no_contract"), event, some(&["email"]));
    assert_eq!(lead, [email]);
    assert!(kept(&[]).is_empty());
}

#[test]
fn a_document_stays_by_the_rules_of_its_kind() {
    let filled = fields(&["file"]);
    let events = started(&["vat_document", "accounting_document", "contract_file"]);
    let rules = |kind| -> BTreeSet<String> {
        clocks(
            &starter::catalogue(),
            (RecordType::Document, Some(kind)),
            &filled,
            &events,
        )
        .into_iter()
        .inspect(|clock| assert_eq!(clock.extent, Extent::All))
        .map(|clock| clock.rule.to_string())
        .collect()
    };
    let set = |names: &[&str]| {
        names
            .iter()
            .map(ToString::to_string)
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(
        rules(DocumentKind::Invoice),
        set(&["accounting_document", "vat_document"])
    );
    assert_eq!(rules(DocumentKind::Contract), set(&["contract_file"]));
    assert_eq!(rules(DocumentKind::Signature), set(&[]));
}

#[test]
fn a_record_type_with_a_rule_of_its_own_stays_as_a_whole() {
    let events = started(&["consent_proof"]);
    let found = clocks(
        &starter::catalogue(),
        (RecordType::ConsentEvent, None),
        &BTreeSet::new(),
        &events,
    );
    assert_eq!(found[0].extent, Extent::All);
}

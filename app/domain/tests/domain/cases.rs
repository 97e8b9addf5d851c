//! The project's case file: each check holds for every order of the events.
//!
//! Checks at a moment when the server already knows a `merge` are left out: merging folds two
//! ledgers into one (M-1, M-2), and this crate folds one. Their number is asserted.

mod format;

use std::collections::BTreeSet;

use domain::privacy::event::EventType;
use domain::privacy::{ContactFacts, Decision, KeyState, LedgerEvent, fold, may_contact};
use domain::{EventId, RecordId, Timestamp};
use format::{Attempt, File, event, name, registry};
use serde_json::{Value, json};

fn file() -> File {
    serde_json::from_str(include_str!("../cases/consent-sequences.json")).unwrap()
}

fn names(events: &[EventId]) -> BTreeSet<String> {
    events.iter().copied().map(name).collect()
}

fn expected_names(expect: &Value, list: &str) -> BTreeSet<String> {
    serde_json::from_value(expect[list].clone()).unwrap()
}

fn assert_as_expected(at: &str, expect: &Value, state: &KeyState, decision: &Decision) {
    let until: Option<Timestamp> = serde_json::from_value(expect["valid_until"].clone()).unwrap();
    assert_eq!(json!(state.state), expect["state"], "{at}");
    assert_eq!(json!(state.valid), expect["valid"], "{at}");
    assert_eq!(state.valid_until, until, "{at}");
    assert_eq!(
        json!(state.objection_dm.is_some()),
        expect["objection"],
        "{at}"
    );
    assert_eq!(
        json!(state.decided_by.map(name)),
        expect["decided_by"],
        "{at}"
    );
    assert_eq!(
        names(&state.pending_grants),
        expected_names(expect, "pending"),
        "{at}"
    );
    assert_eq!(
        names(&state.evidence_only),
        expected_names(expect, "evidence_only"),
        "{at}"
    );
    let answer = json!({"allowed": decision.allowed, "reason": decision.reason});
    assert_eq!(answer, expect["may_contact"], "{at}");
    let rejected: BTreeSet<String> = state
        .rejected
        .iter()
        .map(|(event, why)| json!({"event": name(*event), "reason": why}).to_string())
        .collect();
    let refused = expect["rejected"]
        .as_array()
        .unwrap()
        .iter()
        .map(Value::to_string)
        .collect();
    assert_eq!(rejected, refused, "{at}");
}

/// Calls `each` with every order of the events (Heap's algorithm).
fn every_order(events: &mut [LedgerEvent], free: usize, each: &mut impl FnMut(&[LedgerEvent])) {
    if free <= 1 {
        each(events);
        return;
    }
    for place in 0..free {
        every_order(events, free - 1, each);
        let other = if free.is_multiple_of(2) { place } else { 0 };
        events.swap(other, free - 1);
    }
}

#[test]
fn the_case_file_holds_in_every_order() {
    let file = file();
    assert_eq!(file.format, "souhlas/consent-cases/1");
    let (mut held, mut with_merge) = (0, 0);
    for case in &file.cases {
        assert_eq!(case.policy.confirm_ttl, "P28D");
        let registry = registry(&case.policy);
        for check in &case.checks {
            let known: Vec<&Attempt> = case
                .events
                .iter()
                .filter(|event| event.received_at <= check.as_of)
                .collect();
            if known.iter().any(|event| event.kind == EventType::Merge) {
                with_merge += 1;
                continue;
            }
            let mut events: Vec<LedgerEvent> = known
                .iter()
                .filter(|event| event.subject == check.subject)
                .map(|attempt| event(attempt))
                .collect();
            let key = (check.purpose.clone(), check.channel);
            let mut facts = ContactFacts::of_point(Some((RecordId::v4([7; 16]), 1)));
            facts.verified = true;
            let at = format!("{} {} {}", case.id, check.as_of, check.purpose);
            let count = events.len();
            every_order(&mut events, count, &mut |events| {
                let state = fold(events, &registry, &key, check.as_of);
                let decision = may_contact(events, &registry, &facts, &key, check.as_of);
                assert_as_expected(&at, &check.expect, &state, &decision);
            });
            held += 1;
        }
    }
    assert_eq!(
        (held, with_merge),
        (
            file.cases
                .iter()
                .map(|case| case.checks.len())
                .sum::<usize>()
                - 4,
            4
        )
    );
}

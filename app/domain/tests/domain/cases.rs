//! The project's case file: each check holds for every order of the events.

use domain::privacy::cases::{Attempt, Case, CasesError, File, Outcome, read, run};
use domain::privacy::fold::{Rejection, State};
use serde_json::{Value, json};

const CASES: &str = include_str!("../cases/consent-sequences.json");

fn file() -> File {
    read(CASES).unwrap()
}

fn assert_ok(outcomes: &[Outcome]) {
    for outcome in outcomes {
        assert!(outcome.ok, "{} {:#?}", outcome.id, outcome);
    }
}

/// Calls `each` with every order of the events (Heap's algorithm).
fn every_order(case: &mut Case, free: usize, each: &mut impl FnMut(&Case)) {
    if free <= 1 {
        each(case);
        return;
    }
    for place in 0..free {
        every_order(case, free - 1, each);
        let other = if free.is_multiple_of(2) { place } else { 0 };
        case.events.swap(other, free - 1);
    }
}

#[test]
fn pt_1_the_case_file_holds_in_every_order() {
    let (mut checks, mut orders) = (0, 0);
    for mut case in file().cases {
        checks += case.checks.len();
        let count = case.events.len();
        every_order(&mut case, count, &mut |case| {
            orders += 1;
            assert_ok(&case.run());
        });
    }
    assert_eq!(
        (checks, orders),
        (37, 6 + 720 + 24 + 6 + 24 + 120 + 120 + 120)
    );
}

#[test]
fn a_file_gives_one_outcome_for_each_check() {
    let outcomes = run(&file());
    assert_ok(&outcomes);
    assert_eq!(outcomes.len(), 37);
    assert_eq!(outcomes[0].id, "Q1/1");
    assert_eq!(outcomes[36].id, "Q8/6");
}

#[test]
fn a_wrong_expectation_names_what_differs() {
    let mut file = file();
    let expect = &mut file.cases[0].checks[0].expect;
    expect.state = State::Refused;
    expect.pending.insert("e3".to_owned());
    let outcome = &run(&file)[0];
    assert!(!outcome.ok);
    assert_eq!(outcome.differences(), ["state", "pending"]);
    assert_eq!(outcome.got.state, State::Given);
    assert_eq!(json!(outcome)["wanted"]["state"], json!("refused"));
}

/// The case file with one member of Q1's first event changed.
fn with_event(change: impl FnOnce(&mut Value)) -> Result<File, CasesError> {
    let mut file: Value = serde_json::from_str(CASES).unwrap();
    change(&mut file["cases"][0]["events"][0]);
    read(&file.to_string())
}

#[test]
fn what_the_file_cannot_mean_is_refused() {
    let json = |change: fn(&mut Value)| matches!(with_event(change), Err(CasesError::Json(_)));
    assert!(json(
        |event| event["occurred_at"] = json!("2026-02-30T09:00:00.000Z")
    ));
    assert!(json(
        |event| event["occurred_at"] = json!("2026-03-10T10:00:00.000+01:00")
    ));
    assert!(json(|event| event["type"] = json!("grants")));
    assert!(json(|event| event["colour"] = json!("red")));
    assert!(matches!(
        with_event(|event| event["channel"] = json!("*")),
        Err(CasesError::Key { case, event }) if (case.as_str(), event.as_str()) == ("Q1", "e1")
    ));
    assert!(matches!(
        with_event(|event| event["target"] = json!("e9")),
        Err(CasesError::Target { target, .. }) if target == "e9"
    ));
    let other = CASES.replace("consent-cases/1", "consent-cases/2");
    assert!(matches!(read(&other), Err(CasesError::Format(_))));
    let twice = CASES.replacen(r#""channels": {"#, r#""channels": {"email": [], "#, 1);
    assert!(matches!(read(&twice), Err(CasesError::Json(_))));
}

fn changed(attempt: &Attempt, change: impl FnOnce(&mut Attempt)) -> Attempt {
    let mut changed = attempt.clone();
    change(&mut changed);
    changed
}

fn refused(outcome: &Outcome) -> Vec<(&str, Rejection)> {
    let rejected = outcome.got.rejected.iter();
    rejected
        .map(|refused| (refused.event.as_str(), refused.reason))
        .collect()
}

#[test]
fn the_same_id_with_other_content_is_refused_in_every_order() {
    let mut case = file().cases.remove(0);
    let later = changed(&case.events[0], |event| {
        event.received_at = event.received_at.plus_millis(1);
        event.scope_rev = Some(9);
    });
    case.events.insert(0, later);
    let count = case.events.len();
    every_order(&mut case, count, &mut |case| {
        let outcome = &case.run()[0];
        assert_eq!(outcome.differences(), ["rejected"]);
        assert_eq!(refused(outcome), [("e1", Rejection::IdConflict)]);
    });
}

#[test]
fn two_events_of_one_id_in_one_instant_are_refused() {
    let mut file: Value = serde_json::from_str(CASES).unwrap();
    let mut copy = file["cases"][0]["events"][0].clone();
    copy["scope_rev"] = json!(9);
    let events = file["cases"][0]["events"].as_array_mut().unwrap();
    events.push(copy);
    assert!(matches!(
        read(&file.to_string()),
        Err(CasesError::Ambiguous { event, .. }) if event == "e1"
    ));
}

#[test]
fn c_22_an_erased_person_gives_nothing_and_is_not_contacted() {
    let mut case = file().cases.remove(0);
    case.subject_status = domain::privacy::cases::SubjectStatus::Erased;
    let last = case.run().remove(2);
    let erased = Rejection::SubjectErased;
    assert_eq!(refused(&last), [("e1", erased), ("e3", erased)]);
    // The stop is taken all the same.
    assert_eq!(last.got.decided_by.as_deref(), Some("e2"));
    assert_eq!(json!(last.got.may_contact.reason), json!("subject_unknown"));
}

#[test]
fn c_14_a_consent_longer_than_its_purpose_allows_is_refused() {
    let mut case = file().cases.remove(0);
    case.events[0].valid_until = case.events[0].valid_until.map(|until| until.plus_millis(1));
    let outcome = case.run().remove(0);
    let outside = Rejection::ValidityOutsidePolicy;
    assert_eq!(refused(&outcome), [("e1", outside)]);
    assert!(!outcome.got.valid);
}

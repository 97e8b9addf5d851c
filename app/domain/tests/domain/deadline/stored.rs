use domain::privacy::deadline::{Clock, Question, Rules};
use serde_json::{Value, json};

use super::{clock, date, extension};

/// A clock with one answered question and an extension, as it is stored.
fn stored() -> Value {
    let rules = Rules::default();
    let clock = clock("2026-09-02")
        .ask(Question::Identity, date("2026-09-04"), &rules)
        .and_then(|clock| clock.answer(date("2026-09-14"), &rules))
        .and_then(|clock| clock.extend(extension("2026-10-12")))
        .unwrap();
    serde_json::to_value(clock).unwrap()
}

#[test]
fn a_clock_is_stored_with_the_members_of_the_specification() {
    assert_eq!(
        stored(),
        json!({
            "alg": "regulation_1182_71",
            "received": "2026-09-02",
            "holiday_rule": 1,
            "configuration": 0,
            "nominal1": "2026-10-02",
            "due1": "2026-10-12",
            "nominal3": "2026-12-02",
            "due3": "2026-12-14",
            "suspensions": [{
                "question": "identity",
                "asked": "2026-09-04",
                "answered": "2026-09-14",
                "effect": "shift",
            }],
            "extended": {
                "reason": "complexity",
                "words": "Údaje leží v pěti systémech.",
                "sent": "2026-10-12",
            },
            "internal_target": "2026-09-16",
            "current_due": "2026-12-14",
        })
    );
    let read: Clock = serde_json::from_value(stored()).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), stored());
}

#[test]
fn d_7_a_stored_date_stands_also_where_todays_rules_give_another() {
    let mut other = stored();
    other["due3"] = "2026-12-15".into();
    other["current_due"] = "2026-12-15".into();
    let read: Clock = serde_json::from_value(other).unwrap();
    assert_eq!(read.current_due(), date("2026-12-15"));
}

#[test]
fn a_clock_that_contradicts_itself_is_refused_by_field() {
    for (field, value) in [
        ("nominal1", json!("2026-09-01")),
        ("nominal3", json!("2026-09-01")),
        ("due1", json!("2026-10-01")),
        ("due3", json!("2026-12-01")),
        ("internal_target", json!("2026-09-01")),
        ("current_due", json!("2026-12-15")),
        ("suspensions", json!([span("2026-09-01", "2026-09-03")])),
        ("suspensions", json!([span("2026-09-04", "2026-09-03")])),
        (
            "suspensions",
            json!([
                span("2026-09-02", "2026-09-04"),
                span("2026-09-03", "2026-09-05")
            ]),
        ),
        (
            "suspensions",
            json!([{"question": "identity", "asked": "2026-09-02", "effect": "shift"}, span("2026-09-03", "2026-09-05")]),
        ),
        (
            "extended",
            json!({"reason": "complexity", "words": "Proto.", "sent": "2026-09-01"}),
        ),
        (
            "extended",
            json!({"reason": "complexity", "words": " ", "sent": "2026-09-03"}),
        ),
    ] {
        let mut wrong = stored();
        wrong[field] = value.clone();
        let refused = serde_json::from_value::<Clock>(wrong)
            .unwrap_err()
            .to_string();
        assert!(refused.contains(field), "{field} {value}: {refused}");
    }
}

#[test]
fn impossible_dates_and_unknown_members_are_refused() {
    for (field, value) in [
        ("due1", json!("2026-02-30")),
        ("received", json!("2. 9. 2026")),
        ("alg", json!("thirty_days")),
        ("holiday_rule", json!(-1)),
        ("colour", json!("red")),
    ] {
        let mut wrong = stored();
        wrong[field] = value;
        assert!(serde_json::from_value::<Clock>(wrong).is_err(), "{field}");
    }
}

fn span(asked: &str, answered: &str) -> Value {
    json!({"question": "identity", "asked": asked, "answered": answered, "effect": "shift"})
}

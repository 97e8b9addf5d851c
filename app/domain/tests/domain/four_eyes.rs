//! Two persons for one act.

use domain::privacy::four_eyes::{FourEyes, FourEyesError};
use serde_json::{Value, json};

use crate::items::{noon, user};

#[test]
fn one_person_is_not_two() {
    let at = noon("2026-11-22");
    let same = FourEyes::of(user(1), user(1), at);
    assert_eq!(same, Err(FourEyesError::SamePerson));
    let two = FourEyes::of(user(1), user(2), at).unwrap();
    assert_eq!((two.first(), two.second()), (user(1), Some(user(2))));
    assert_eq!(two.in_force_from(), at);
}

#[test]
fn the_only_holder_of_a_right_gives_a_reason_and_waits_24_hours() {
    let at = noon("2026-11-22");
    let unasked = FourEyes::alone(user(1), "nikdo tu není", 2, at);
    assert_eq!(unasked, Err(FourEyesError::OthersHoldTheRight(2)));
    let silent = FourEyes::alone(user(1), "  ", 0, at);
    assert_eq!(silent, Err(FourEyesError::NoReason));
    let alone = FourEyes::alone(user(1), "jsem jediný správce", 0, at).unwrap();
    assert_eq!(alone.second(), None);
    assert_eq!(alone.in_force_from(), noon("2026-11-23"));
}

fn stored(second: Value) -> Value {
    json!({ "first": user(1), "second": second, "at": noon("2026-11-22") })
}

fn refusal(stored: Value) -> String {
    serde_json::from_value::<FourEyes>(stored)
        .unwrap_err()
        .to_string()
}

#[test]
fn an_act_of_two_and_one_of_the_only_holder_are_read_back_as_they_were_written() {
    let at = noon("2026-11-22");
    let two = FourEyes::of(user(1), user(2), at).unwrap();
    let alone = FourEyes::alone(user(1), "jsem jediný správce", 0, at).unwrap();
    let words = json!({ "nobody": { "reason": "jsem jediný správce" } });
    for (act, written) in [
        (two, stored(json!({ "person": user(2) }))),
        (alone, stored(words)),
    ] {
        assert_eq!(serde_json::to_value(&act).unwrap(), written);
        let read: FourEyes = serde_json::from_value(written).unwrap();
        assert_eq!(read, act);
    }
}

#[test]
fn a_stored_act_of_one_person_as_two_or_alone_without_reason_cannot_be_read() {
    let same = stored(json!({ "person": user(1) }));
    assert_eq!(refusal(same), FourEyesError::SamePerson.to_string());
    for reason in ["", " \u{a0}\n"] {
        let silent = stored(json!({ "nobody": { "reason": reason } }));
        assert_eq!(refusal(silent), FourEyesError::NoReason.to_string());
    }
}

#[test]
fn a_stored_act_with_a_member_nobody_knows_cannot_be_read() {
    let mut more = stored(json!({ "person": user(2) }));
    more["third"] = json!(user(3));
    assert!(refusal(more).contains("third"));
}

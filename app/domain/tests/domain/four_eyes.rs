//! Two persons for one act.

use domain::privacy::four_eyes::{FourEyes, FourEyesError};

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

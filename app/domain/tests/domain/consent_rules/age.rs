//! Children (C-18, C-19).

use domain::LocalDate;
use domain::privacy::age::{completes, needs_guardian};

use super::*;

#[test]
fn c_18_a_service_for_children_asks_for_the_age() {
    let mut registry = starter::purposes();
    for purpose in &mut registry.purposes {
        purpose.age_check = true;
    }
    let missing = Some(Violation::field(Code::Required, FieldId::new("age_check")));
    let with = |age, actor| {
        let mut made = captured(1, 1).actor(actor);
        made.body.age_check = age;
        refusal_in(&made.body, &registry)
    };
    let (child, guardian) = (ActorKind::Subject, ActorKind::Guardian);
    assert_eq!(with(None, child), missing);
    assert_eq!(with(Some(AgeCheck::None), child), missing);
    assert_eq!(with(Some(AgeCheck::Declared15Plus), child), None);
    assert_eq!(with(Some(AgeCheck::Guardian), guardian), None);
    assert_eq!(with(Some(AgeCheck::Guardian), child), missing);
    assert_eq!(with(Some(AgeCheck::Declared15Plus), guardian), missing);
    let mut unasked = captured(1, 1);
    unasked.body.age_check = Some(AgeCheck::Declared15Plus);
    assert_eq!(refusal(&unasked.body), None);
}

fn date(text: &str) -> LocalDate {
    LocalDate::parse(text).unwrap()
}

#[test]
fn c_18_a_guardian_consents_until_the_fifteenth_birthday() {
    let born = date("2011-06-10");
    assert!(needs_guardian(born, date("2026-06-09")));
    assert!(!needs_guardian(born, date("2026-06-10")));
}

#[test]
fn c_19_who_was_born_on_29_february_is_fifteen_on_1_march_of_a_common_year() {
    let leap = date("2012-02-29");
    assert_eq!(completes(leap, 15), date("2027-03-01"));
    assert!(needs_guardian(leap, date("2027-02-28")));
    assert!(!needs_guardian(leap, date("2027-03-01")));
    assert_eq!(completes(leap, 16), date("2028-02-29"));
    assert_eq!(completes(date("2012-02-28"), 15), date("2027-02-28"));
    assert_eq!(completes(date("2012-03-01"), 15), date("2027-03-01"));
    assert_eq!(completes(date("2011-12-31"), 15), date("2026-12-31"));
}

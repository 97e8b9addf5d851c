#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

use std::collections::BTreeSet;

use domain::FieldId;
use domain::record::Table;
use domain::starter;

use super::person;

#[test]
fn the_same_seed_gives_the_same_person() {
    assert_eq!(person(1, 42), person(1, 42));
    assert_ne!(person(1, 42), person(2, 42));
    assert_ne!(person(1, 42), person(1, 43));
}

#[test]
fn every_made_up_value_passes_the_starter_catalogue() {
    let (catalogue, purposes) = (starter::catalogue(), starter::purposes());
    for number in 0..500 {
        for (field, value) in person(7, number).values {
            catalogue
                .check_value(&purposes, Table::Contact, &field, &value)
                .unwrap();
        }
    }
}

#[test]
fn no_two_people_share_an_address_and_none_can_be_reached() {
    let mut seen = BTreeSet::new();
    for number in 0..2_000 {
        let email = person(1, number).values[&FieldId::new("email")].clone();
        assert!(email.ends_with(".example"), "{email}");
        assert!(seen.insert(email));
    }
}

#[test]
fn some_have_notes_accounts_companies_and_answers_and_some_have_not() {
    let people: Vec<_> = (0..200).map(|number| person(1, number)).collect();
    let have = |field: &str| {
        people
            .iter()
            .filter(|person| person.values.contains_key(&FieldId::new(field)))
            .count()
    };
    let counts = [
        have("bank_account"),
        have("company"),
        people.iter().filter(|person| person.note.is_some()).count(),
        people
            .iter()
            .filter(|person| person.answers.is_some())
            .count(),
    ];
    for count in counts {
        assert!((20..180).contains(&count), "{counts:?}");
    }
}

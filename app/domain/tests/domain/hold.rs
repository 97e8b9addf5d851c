//! Holds (RT-2).

mod stored;

use std::collections::BTreeSet;

use domain::privacy::data_map::{Item, RecordType};
use domain::privacy::four_eyes::FourEyes;
use domain::privacy::hold::{Hold, HoldDraft, HoldError};
use domain::{HoldId, RecordId};

use crate::items::{both, day, hold, item, noon, record, user};

fn draft(records: &[RecordId]) -> HoldDraft {
    HoldDraft {
        id: HoldId::v4([9; 16]),
        records: records.iter().copied().collect(),
        reason: "Soudní spor".to_owned(),
        owner: user(1),
        start: day("2026-02-28"),
        review_date: day("2027-02-28"),
    }
}

fn placed(draft: HoldDraft) -> Result<Hold, HoldError> {
    Hold::place(draft, both(noon("2026-02-28")))
}

#[test]
fn rt_2_a_hold_names_its_records_its_reason_and_a_review_within_twelve_months() {
    assert!(placed(draft(&[record(1)])).is_ok());
    assert_eq!(placed(draft(&[])), Err(HoldError::NoRecords));
    let silent = HoldDraft {
        reason: " ".to_owned(),
        ..draft(&[record(1)])
    };
    assert_eq!(placed(silent), Err(HoldError::NoReason));
    for date in ["2026-02-27", "2027-03-01"] {
        let far = HoldDraft {
            review_date: day(date),
            ..draft(&[record(1)])
        };
        assert_eq!(placed(far), Err(HoldError::ReviewOutsideRange), "{date}");
    }
}

#[test]
fn rt_2_a_hold_covers_exactly_its_records_under_every_alias() {
    let hold = placed(draft(&[record(1), record(2)])).unwrap();
    assert!(hold.names(&item(1, RecordType::Note, &[])));
    assert!(!hold.names(&item(3, RecordType::Note, &[])));
    let merged = Item {
        aliases: BTreeSet::from([record(2), record(7)]),
        ..item(3, RecordType::Contact, &[])
    };
    assert!(hold.names(&merged));
}

#[test]
fn rt_2_a_hold_works_from_its_start_until_it_is_released() {
    let mut hold = hold(1, 1);
    assert!(!hold.in_force(noon("2026-01-04")));
    assert!(hold.in_force(noon("2026-01-05")));
    assert!(
        hold.in_force(noon("2030-01-01")),
        "a review that is due ends nothing"
    );
    hold.release("Spor skončil", both(noon("2026-06-01")))
        .unwrap();
    assert!(hold.in_force(noon("2026-05-31")));
    assert!(!hold.in_force(noon("2026-06-01")));
}

#[test]
fn rt_2_a_release_by_the_only_holder_works_24_hours_later() {
    let mut hold = hold(1, 1);
    let alone = FourEyes::alone(user(1), "jsem sám", 0, noon("2026-06-01")).unwrap();
    hold.release("Spor skončil", alone).unwrap();
    assert!(hold.in_force(noon("2026-06-02").plus_millis(-1)));
    assert!(!hold.in_force(noon("2026-06-02")));
}

#[test]
fn rt_2_a_hold_is_released_once_and_with_a_reason() {
    let mut hold = hold(1, 1);
    let by = || both(noon("2026-06-01"));
    assert_eq!(hold.release("", by()), Err(HoldError::NoReason));
    assert_eq!(hold.release("konec", by()), Ok(()));
    assert_eq!(hold.release("konec", by()), Err(HoldError::Released));
    let next = hold.reviewed(day("2026-06-02"), day("2026-12-01"));
    assert_eq!(next, Err(HoldError::Released));
}

#[test]
fn rt_2_a_review_sets_the_next_one_within_twelve_months() {
    let mut hold = hold(1, 1);
    assert!(!hold.needs_review(noon("2027-01-04")));
    assert!(hold.needs_review(noon("2027-01-05")));
    let far = hold.reviewed(day("2027-01-05"), day("2028-01-06"));
    assert_eq!(far, Err(HoldError::ReviewOutsideRange));
    hold.reviewed(day("2027-01-05"), day("2028-01-05")).unwrap();
    assert!(!hold.needs_review(noon("2027-01-05")));
}

#[test]
fn rt_2_a_review_is_not_held_before_the_first_day() {
    let mut hold = hold(1, 1);
    let early = hold.reviewed(day("2026-01-04"), day("2026-02-01"));
    assert_eq!(early, Err(HoldError::ReviewOutsideRange));
    assert_eq!(hold.reviewed(day("2026-01-05"), day("2026-01-05")), Ok(()));
}

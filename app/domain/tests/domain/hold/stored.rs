use domain::privacy::hold::{Hold, HoldError};
use serde_json::{Value, json};

use crate::items::{both, day, hold, hold_id, noon, record, user};

/// A released hold as it is stored, with every member.
fn stored() -> Value {
    let act = |date| json!({ "first": user(1), "second": { "person": user(2) }, "at": noon(date) });
    json!({
        "id": hold_id(1),
        "records": [record(1)],
        "reason": "Soudní spor",
        "owner": user(1),
        "start": "2026-01-05",
        "review_date": "2027-01-05",
        "placed": act("2026-01-05"),
        "release": { "reason": "Spor skončil", "by": act("2026-06-01") },
    })
}

fn read(stored: Value) -> Result<Hold, String> {
    serde_json::from_value(stored).map_err(|error| error.to_string())
}

#[test]
fn a_hold_is_read_back_as_it_was_written() {
    let mut hold = read(stored()).unwrap();
    assert_eq!(serde_json::to_value(&hold).unwrap(), stored());
    assert_eq!(hold.id(), hold_id(1));
    let again = hold.release("konec", both(noon("2026-07-01")));
    assert_eq!(again, Err(HoldError::Released));
}

#[test]
fn a_hold_that_was_never_released_is_stored_without_that_member() {
    let mut open = stored();
    open.as_object_mut().unwrap().remove("release");
    let hold = read(open.clone()).unwrap();
    assert_eq!(serde_json::to_value(&hold).unwrap(), open);
    assert!(hold.in_force(noon("2030-01-01")));
}

#[test]
fn rt_2_a_stored_hold_keeps_a_review_that_reviews_moved_past_twelve_months() {
    let mut hold = hold(1, 1);
    hold.reviewed(day("2027-01-05"), day("2028-01-05")).unwrap();
    let written = serde_json::to_value(&hold).unwrap();
    assert_eq!(read(written).unwrap(), hold);
}

#[test]
fn rt_2_a_stored_hold_without_record_reason_or_right_review_cannot_be_read() {
    for (member, value, error) in [
        ("records", json!([]), HoldError::NoRecords),
        ("reason", json!(" "), HoldError::NoReason),
        (
            "review_date",
            json!("2026-01-04"),
            HoldError::ReviewOutsideRange,
        ),
    ] {
        let mut other = stored();
        other[member] = value;
        assert_eq!(read(other), Err(error.to_string()), "{member}");
    }
    let mut silent = stored();
    silent["release"]["reason"] = json!("");
    assert_eq!(read(silent), Err(HoldError::NoReason.to_string()));
}

#[test]
fn a_stored_hold_placed_or_released_by_one_person_as_two_cannot_be_read() {
    let mut placed = stored();
    placed["placed"]["second"]["person"] = json!(user(1));
    assert!(read(placed).is_err());
    let mut released = stored();
    released["release"]["by"]["second"]["person"] = json!(user(1));
    assert!(read(released).is_err());
}

#[test]
fn a_stored_hold_with_a_member_nobody_knows_cannot_be_read() {
    let mut more = stored();
    more["until"] = json!("2026-12-31");
    assert!(read(more).unwrap_err().contains("until"));
}

//! Dated configuration: specification 13.

mod ranges;

use domain::privacy::configuration::{
    Configuration, Entry, EntryError, PeriodKey, Setting, SettingError,
};
use domain::{Period, Timestamp, UserId};
use serde_json::json;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn entry(setting: Setting, from: &str, to: Option<&str>) -> Result<Entry, EntryError> {
    let by = UserId::v4([7; 16]);
    Entry::new(
        setting,
        at(from),
        to.map(at),
        by,
        "Rada advokátky".to_owned(),
    )
}

fn validity(months: u32) -> Setting {
    Setting::Period(PeriodKey::ConsentValidity, Period::Months(months))
}

#[test]
fn the_entry_valid_at_the_moment_counts_and_its_version_comes_back() {
    let configuration = Configuration::default()
        .with(entry(validity(12), "2026-01-01T00:00:00.000Z", None).unwrap())
        .with(
            entry(
                validity(6),
                "2027-01-01T00:00:00.000Z",
                Some("2027-07-01T00:00:00.000Z"),
            )
            .unwrap(),
        );
    for (moment, months, version) in [
        ("2025-12-31T23:59:59.999Z", 24, 0),
        ("2026-01-01T00:00:00.000Z", 12, 1),
        ("2026-12-31T23:59:59.999Z", 12, 1),
        ("2027-01-01T00:00:00.000Z", 6, 2),
        ("2027-06-30T23:59:59.999Z", 6, 2),
        ("2027-07-01T00:00:00.000Z", 12, 1),
    ] {
        let dated = configuration.period(PeriodKey::ConsentValidity, at(moment));
        assert_eq!(
            (dated.value, dated.version),
            (Period::Months(months), version),
            "{moment}"
        );
    }
    let other = configuration.period(PeriodKey::SoftOptInLife, at("2027-02-01T00:00:00.000Z"));
    assert_eq!((other.value, other.version), (Period::Months(36), 0));
}

#[test]
fn an_entry_made_later_wins_where_both_begin_together_and_not_where_it_begins_earlier() {
    let from = "2026-01-01T00:00:00.000Z";
    let now = at("2027-01-01T00:00:00.000Z");
    let corrected = Configuration::default()
        .with(entry(validity(12), from, None).unwrap())
        .with(entry(validity(18), from, None).unwrap());
    assert_eq!(corrected.period(PeriodKey::ConsentValidity, now).version, 2);
    let older = corrected.with(entry(validity(6), "2025-01-01T00:00:00.000Z", None).unwrap());
    assert_eq!(older.period(PeriodKey::ConsentValidity, now).version, 2);
    assert_eq!(older.version(), 3);
}

#[test]
fn an_earlier_version_can_be_asked_for() {
    let first = Configuration::default()
        .with(entry(validity(12), "2026-01-01T00:00:00.000Z", None).unwrap());
    let second = first.clone().with(
        entry(
            Setting::CallsToOwnCustomers(true),
            "2026-01-01T00:00:00.000Z",
            None,
        )
        .unwrap(),
    );
    assert_eq!(second.as_of(1), Some(first));
    assert_eq!(second.as_of(0), Some(Configuration::default()));
    assert_eq!(second.as_of(3), None);
    let now = at("2026-05-04T08:00:00.000Z");
    assert!(second.calls_to_own_customers(now).value);
    assert_eq!(second.entries().len(), 2);
}

#[test]
fn an_entry_needs_a_span_and_a_reason() {
    let from = "2026-01-01T00:00:00.000Z";
    assert_eq!(
        entry(validity(12), from, Some(from)),
        Err(EntryError::NeverValid)
    );
    let silent = Entry::new(
        validity(12),
        at(from),
        None,
        UserId::v4([7; 16]),
        " ".to_owned(),
    );
    assert_eq!(silent, Err(EntryError::ReasonMissing));
    assert_eq!(
        entry(validity(37), from, None),
        Err(EntryError::Setting(SettingError::OutsideRange(
            "consent.validity"
        )))
    );
}

#[test]
fn an_entry_is_written_with_the_members_of_the_specification() {
    let written = json!([{
        "key": "consent.validity",
        "value": "P12M",
        "valid_from": "2026-01-01T00:00:00.000Z",
        "valid_to": "2027-01-01T00:00:00.000Z",
        "changed_by": UserId::v4([7; 16]).to_string(),
        "reason": "Rada advokátky",
    }]);
    let read: Configuration = serde_json::from_value(written.clone()).unwrap();
    let first = &read.entries()[0];
    assert_eq!(first.setting(), &validity(12));
    assert_eq!(first.valid_from(), at("2026-01-01T00:00:00.000Z"));
    assert_eq!(first.valid_to(), Some(at("2027-01-01T00:00:00.000Z")));
    assert_eq!(first.changed_by(), UserId::v4([7; 16]));
    assert_eq!(first.reason(), "Rada advokátky");
    assert_eq!(serde_json::to_value(&read).unwrap(), written);

    for (member, value) in [
        ("value", json!("P37M")),
        ("key", json!("consent.colour")),
        ("reason", json!("")),
        ("valid_to", json!("2025-01-01T00:00:00.000Z")),
        ("colour", json!("red")),
    ] {
        let mut wrong = written.clone();
        wrong[0][member] = value;
        assert!(
            serde_json::from_value::<Configuration>(wrong).is_err(),
            "{member}"
        );
    }
}

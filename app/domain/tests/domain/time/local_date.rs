use domain::time::Weekday;
use domain::{LocalDate, Timestamp};
use proptest::prelude::*;

use super::at;

fn date(text: &str) -> LocalDate {
    LocalDate::parse(text).unwrap()
}

#[test]
fn only_the_one_spelling_of_a_date_that_exists_is_read() {
    for wrong in [
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-4-30",
        "26-04-30",
        "+2026-04-30",
        "0000-01-01",
        "10000-01-01",
        "-0001-01-01",
        "2026-04-30 ",
        "2026-04-30T00:00:00Z",
        "",
    ] {
        assert_eq!(LocalDate::parse(wrong), None, "{wrong}");
    }
    assert_eq!(date("2028-02-29").to_string(), "2028-02-29");
}

#[test]
fn the_date_is_the_one_of_prague() {
    // The zone case of specification 10.3.
    assert_eq!(
        LocalDate::of(at("2026-06-30T22:05:00.000Z")),
        date("2026-07-01")
    );
    assert_eq!(
        LocalDate::of(at("2026-12-31T22:59:59.999Z")),
        date("2026-12-31")
    );
}

#[test]
fn a_day_lasts_from_midnight_to_midnight_also_when_it_has_23_or_25_hours() {
    let hours =
        |day: &str| (date(day).end().as_millis() - date(day).start().as_millis()) / 3_600_000;
    assert_eq!(hours("2026-03-29"), 23);
    assert_eq!(hours("2026-10-25"), 25);
    assert_eq!(hours("2026-06-01"), 24);
    assert_eq!(date("2026-07-01").start(), at("2026-06-30T22:00:00.000Z"));
}

#[test]
fn a_missing_or_double_wall_time_takes_the_earlier_instant() {
    assert_eq!(
        date("2027-03-28").at(2, 30),
        Some(at("2027-03-28T00:30:00.000Z"))
    );
    assert_eq!(
        date("2027-10-31").at(2, 30),
        Some(at("2027-10-31T00:30:00.000Z"))
    );
    assert_eq!(date("2027-10-31").at(24, 0), None);
}

#[test]
fn months_clamp_to_the_last_day() {
    assert_eq!(date("2024-01-31").plus_months(1), date("2024-02-29"));
    assert_eq!(date("2025-01-31").plus_months(1), date("2025-02-28"));
    assert_eq!(date("2025-11-30").plus_months(3), date("2026-02-28"));
    assert_eq!(date("2025-02-28").plus_months(1), date("2025-03-28"));
}

#[test]
fn sums_stay_within_the_dates_that_can_be_written() {
    assert_eq!(LocalDate::MAX.plus_days(1), LocalDate::MAX);
    assert_eq!(LocalDate::MAX.plus_days(i64::MAX), LocalDate::MAX);
    assert_eq!(LocalDate::MIN.plus_days(i64::MIN), LocalDate::MIN);
    assert_eq!(LocalDate::MAX.plus_months(u32::MAX), LocalDate::MAX);
    assert_eq!(
        LocalDate::of(Timestamp::from_millis(i64::MAX)),
        LocalDate::MAX
    );
    assert_eq!(
        LocalDate::of(Timestamp::from_millis(i64::MIN)),
        LocalDate::MIN
    );
}

#[test]
fn weekdays_and_distances_are_those_of_the_calendar() {
    assert_eq!(date("2026-11-22").weekday(), Weekday::Sun);
    assert_eq!(date("2026-09-04").days_until(date("2026-09-14")), 10);
    assert_eq!(date("2026-09-14").days_until(date("2026-09-04")), -10);
}

proptest! {
    #[test]
    fn every_instant_lies_within_its_own_day(millis: i64) {
        let instant = Timestamp::from_millis(millis % 250_000_000_000_000);
        let day = LocalDate::of(instant);
        prop_assert!(day.start() <= instant || day == LocalDate::MIN);
        prop_assert!(instant < day.end() || day == LocalDate::MAX);
        prop_assert_eq!(LocalDate::parse(&day.to_string()), Some(day));
    }

    #[test]
    fn reading_text_never_panics(text in "\\PC{0,12}") {
        prop_assert!(LocalDate::parse(&text).is_none_or(|date| date.to_string() == text));
    }

    #[test]
    fn no_instant_makes_prague_time_panic(millis: i64, months: u32) {
        let instant = Timestamp::from_millis(millis);
        prop_assert!(instant.prague_time().0 < 24);
        prop_assert!(instant.plus_months_prague(months).prague_time().1 < 60);
    }
}

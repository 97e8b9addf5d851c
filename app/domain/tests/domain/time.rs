mod instant;
mod local_date;
mod period;

use domain::Timestamp;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

#[test]
fn summer_time_begins_and_ends_at_one_utc_on_the_last_sundays() {
    for (utc, offset) in [
        ("2026-03-29T00:59:59.999Z", 60),
        ("2026-03-29T01:00:00.000Z", 120),
        ("2026-10-25T00:59:59.999Z", 120),
        ("2026-10-25T01:00:00.000Z", 60),
        ("2024-03-31T00:59:59.999Z", 60),
        ("2024-03-31T01:00:00.000Z", 120),
        ("2027-12-31T23:30:00.000Z", 60),
        ("2027-07-01T00:00:00.000Z", 120),
    ] {
        assert_eq!(at(utc).prague_offset_minutes(), offset, "{utc}");
    }
}

#[test]
fn the_local_day_changes_before_the_utc_day() {
    assert_eq!(at("2026-12-31T23:30:00.000Z").prague_date(), (2027, 1, 1));
    assert_eq!(at("2026-12-31T23:30:00.000Z").prague_time(), (0, 30));
    assert_eq!(at("2026-06-30T22:05:00.000Z").prague_date(), (2026, 7, 1));
}

#[test]
fn months_run_in_wall_time_and_clamp_to_the_months_end() {
    for (from, months, to) in [
        // The four of the case file.
        ("2026-08-31T08:00:00.000Z", 6, "2027-02-28T09:00:00.000Z"),
        ("2026-12-10T12:00:00.000Z", 6, "2027-06-10T11:00:00.000Z"),
        ("2027-06-09T17:30:00.000Z", 6, "2027-12-09T18:30:00.000Z"),
        ("2027-12-20T10:00:00.000Z", 6, "2028-06-20T09:00:00.000Z"),
        ("2026-03-10T09:00:00.000Z", 24, "2028-03-10T09:00:00.000Z"),
        ("2028-02-29T12:00:00.000Z", 24, "2030-02-28T12:00:00.000Z"),
        ("2026-01-31T23:30:00.000Z", 1, "2026-02-28T23:30:00.000Z"),
    ] {
        assert_eq!(at(from).plus_months_prague(months), at(to), "{from}");
    }
}

#[test]
fn a_missing_wall_time_takes_the_earlier_instant() {
    // 02:30 on 28 March 2027 does not exist; its two readings are 00:30 and 01:30 UTC.
    assert_eq!(
        at("2027-02-28T01:30:00.000Z").plus_months_prague(1),
        at("2027-03-28T00:30:00.000Z")
    );
}

#[test]
fn a_double_wall_time_takes_the_earlier_instant() {
    // 02:30 on 31 October 2027 comes twice, at 00:30 and at 01:30 UTC.
    assert_eq!(
        at("2027-09-30T00:30:00.000Z").plus_months_prague(1),
        at("2027-10-30T00:30:00.000Z")
    );
    assert_eq!(
        at("2027-08-31T00:30:00.000Z").plus_months_prague(2),
        at("2027-10-31T00:30:00.000Z")
    );
}

#[test]
fn only_the_one_spelling_of_an_instant_is_read() {
    for wrong in [
        "2026-05-04T08:00:00Z",
        "2026-05-04T08:00:00.000+00:00",
        "2026-05-04T10:00:00.000+02:00",
        "2026-05-04 08:00:00.000Z",
        "2026-05-04t08:00:00.000z",
        "2026-02-30T08:00:00.000Z",
        "2026-05-04T08:00:00.0000Z",
    ] {
        assert_eq!(Timestamp::parse(wrong), None, "{wrong}");
    }
}

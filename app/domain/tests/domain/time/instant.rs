//! Instants as people write them.

use domain::Timestamp;
use domain::time::InstantError;

#[test]
fn an_instant_is_read_in_any_zone() {
    let wanted = Timestamp::parse("2027-03-25T09:30:00.000Z").unwrap();
    for text in [
        "2027-03-25T09:30:00.000Z",
        "2027-03-25T09:30:00Z",
        "2027-03-25T10:30:00+01:00",
        "2027-03-25T10:30+01:00",
        "2027-03-25T09:30Z",
        "2027-03-25T09:30:00.0004Z",
    ] {
        assert_eq!(Timestamp::read(text), Ok(wanted), "{text}");
    }
}

#[test]
fn an_instant_without_zone_is_refused_by_name() {
    for text in [
        "2027-03-25T10:30:00",
        "2027-03-25T10:30:00.000",
        "2027-03-25T10:30",
    ] {
        assert_eq!(
            Timestamp::read(text),
            Err(InstantError::WithoutZone),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_instant_is_refused() {
    for text in [
        "",
        "2027-03-25",
        "2027-02-30T10:30:00Z",
        "2027-03-25T25:30:00Z",
        "2027-03-25T10:30:00+25:00",
        "25. 3. 2027 10:30",
        "now",
    ] {
        assert_eq!(
            Timestamp::read(text),
            Err(InstantError::NotAnInstant),
            "{text}"
        );
    }
}

//! The lease of a device: by the clock, a clock set back, and the minutes of use.

use domain::access::{DEFAULT_LEASE_DAYS, Lease, LeaseWatch};
use domain::{DeviceId, OrgId, Timestamp};

const DAY: i64 = 24 * 60 * 60 * 1000;
const MINUTE: i64 = 60 * 1000;

const fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(100 * DAY + millis)
}

fn lease(days: u8) -> Option<Lease> {
    Lease::of(OrgId::v4([1; 16]), DeviceId::v4([2; 16]), at(0), days)
}

#[test]
fn an_administrator_sets_one_to_thirty_days() {
    assert!(lease(1).is_some() && lease(30).is_some());
    assert!(lease(0).is_none() && lease(31).is_none());
    let week = lease(DEFAULT_LEASE_DAYS).unwrap();
    assert_eq!(week.until, at(7 * DAY));
}

#[test]
fn data_opens_until_the_lease_ends_by_the_device_s_own_clock() {
    let lease = lease(7).unwrap();
    // The clock of the device is a year behind that of the server.
    let contact = at(-365 * DAY);
    let watch = LeaseWatch::begun(contact);
    assert!(watch.allows(&lease, contact.plus_millis(7 * DAY - 1)));
    assert!(!watch.allows(&lease, contact.plus_millis(7 * DAY)));
}

#[test]
fn t6_a_clock_that_is_set_back_opens_nothing_until_contact() {
    let lease = lease(7).unwrap();
    let watch = LeaseWatch::begun(at(0)).used(at(2 * DAY));
    assert!(watch.allows(&lease, at(2 * DAY - 5 * MINUTE)));
    assert!(!watch.allows(&lease, at(2 * DAY - 5 * MINUTE - 1)));
    let late = watch.used(at(8 * DAY)).used(at(8 * DAY - MINUTE));
    assert!(!late.allows(&lease, at(8 * DAY - MINUTE)));
    assert!(LeaseWatch::begun(at(0)).allows(&lease, at(0)));
}

#[test]
fn t6_a_clock_that_stands_still_does_not_make_the_lease_longer() {
    let lease = lease(1).unwrap();
    let mut watch = LeaseWatch::begun(at(0));
    for _minute in 0..24 * 60 - 1 {
        watch = watch.used(at(0));
    }
    assert!(watch.allows(&lease, at(0)));
    assert!(!watch.used(at(0)).allows(&lease, at(0)));
}

#[test]
fn a_lease_is_asked_for_anew_after_an_hour_or_when_the_clock_was_set_back() {
    let watch = LeaseWatch::begun(at(0));
    assert!(!watch.is_old(at(60 * MINUTE - 1)));
    assert!(watch.is_old(at(60 * MINUTE)) && watch.is_old(at(-1)));
}

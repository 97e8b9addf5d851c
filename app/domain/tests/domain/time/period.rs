use domain::{LocalDate, Period};
use proptest::prelude::*;

use super::at;

#[test]
fn periods_are_read_and_written_in_one_spelling() {
    for (text, period) in [
        ("P24M", Period::Months(24)),
        ("P28D", Period::Days(28)),
        ("PT72H", Period::Hours(72)),
        ("PT15M", Period::Minutes(15)),
        ("P0D", Period::Days(0)),
    ] {
        assert_eq!(Period::parse(text), Some(period), "{text}");
        assert_eq!(period.to_string(), text);
        assert_eq!(serde_json::to_value(period).unwrap(), text);
        assert_eq!(
            serde_json::from_value::<Period>(text.into()).unwrap(),
            period
        );
    }
    for wrong in [
        "",
        "P",
        "24M",
        "P24",
        "P024M",
        "P+4M",
        "P-1D",
        "P1Y",
        "PT1D",
        "P1H",
        "p1M",
        "P1M2D",
        "P4294967296D",
    ] {
        assert_eq!(Period::parse(wrong), None, "{wrong}");
        assert!(serde_json::from_value::<Period>(wrong.into()).is_err());
    }
}

#[test]
fn days_are_time_that_passes_and_months_are_wall_time() {
    let before_summer = at("2027-03-27T11:00:00.000Z");
    assert_eq!(
        Period::Days(1).after(before_summer),
        at("2027-03-28T11:00:00.000Z")
    );
    assert_eq!(
        Period::Months(1).after(before_summer),
        at("2027-04-27T10:00:00.000Z")
    );
    assert_eq!(
        Period::Hours(72).after(before_summer),
        at("2027-03-30T11:00:00.000Z")
    );
    assert_eq!(
        Period::Minutes(10).after(before_summer),
        at("2027-03-27T11:10:00.000Z")
    );
}

#[test]
fn on_dates_hours_count_as_days_begun() {
    let start = LocalDate::parse("2026-01-31").unwrap();
    for (period, end) in [
        (Period::Months(1), "2026-02-28"),
        (Period::Days(14), "2026-02-14"),
        (Period::Hours(24), "2026-02-01"),
        (Period::Hours(25), "2026-02-02"),
        (Period::Minutes(1), "2026-02-01"),
        (Period::Minutes(0), "2026-01-31"),
    ] {
        assert_eq!(period.after_date(start).to_string(), end, "{period}");
    }
}

#[test]
fn months_are_not_compared_with_days() {
    assert_eq!(Period::Days(7).at_least(Period::Hours(168)), Some(true));
    assert_eq!(Period::Hours(167).at_least(Period::Days(7)), Some(false));
    assert_eq!(Period::Months(2).at_least(Period::Months(1)), Some(true));
    assert_eq!(Period::Months(1).at_least(Period::Days(30)), None);
}

proptest! {
    #[test]
    fn no_length_makes_a_sum_panic_or_go_back(count: u32, millis in -60_000_000_000_000_i64..200_000_000_000_000) {
        let start = domain::Timestamp::from_millis(millis);
        for period in [Period::Months(count), Period::Days(count), Period::Hours(count), Period::Minutes(count)] {
            prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
            prop_assert!(period.after(start) >= start);
            prop_assert!(period.after_date(LocalDate::of(start)) >= LocalDate::of(start));
        }
    }
}

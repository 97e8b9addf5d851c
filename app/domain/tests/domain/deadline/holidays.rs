use domain::LocalDate;
use domain::privacy::deadline::{
    AddHolidayError, Holiday, Holidays, NonWorking, OutsideHolidayLaw, easter_sunday,
};

use super::date;

/// Gauss's way, right for 1900 to 2099; the product uses another.
fn easter_by_gauss(year: i32) -> LocalDate {
    let a = year % 19;
    let d = (19 * a + 24) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
    let days = match (d, e) {
        (29, 6) => 28,
        (28, 6) if a > 10 => 27,
        _ => d + e,
    };
    LocalDate::new(year, 3, 22).unwrap().plus_days(days.into())
}

#[test]
fn easter_is_where_the_specification_says() {
    for text in [
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
        "2038-04-25",
    ] {
        assert_eq!(easter_sunday(date(text).year()), Some(date(text)));
    }
}

#[test]
fn easter_agrees_with_gauss_for_two_centuries() {
    for year in 1900..2100 {
        assert_eq!(easter_sunday(year), Some(easter_by_gauss(year)), "{year}");
    }
}

#[test]
fn easter_has_no_answer_for_years_that_cannot_be_written() {
    for year in [i32::MIN, -1, 0, 10_000, i32::MAX] {
        assert_eq!(easter_sunday(year), None, "{year}");
    }
    // Other centuries: dates of the Gregorian calendar known from tables.
    assert_eq!(easter_sunday(1818), LocalDate::new(1818, 3, 22));
    assert_eq!(easter_sunday(1943), LocalDate::new(1943, 4, 25));
    assert_eq!(easter_sunday(2285), LocalDate::new(2285, 3, 22));
}

#[test]
fn a_year_has_thirteen_holidays() {
    let mut day = date("2026-01-01");
    let mut found = Vec::new();
    while day.year() == 2026 {
        if let Some(holiday) = Holidays::default().on(day).unwrap() {
            found.push((day.to_string(), holiday));
        }
        day = day.plus_days(1);
    }
    let wanted = [
        ("2026-01-01", Holiday::NewYear),
        ("2026-04-03", Holiday::GoodFriday),
        ("2026-04-06", Holiday::EasterMonday),
        ("2026-05-01", Holiday::LabourDay),
        ("2026-05-08", Holiday::VictoryDay),
        ("2026-07-05", Holiday::CyrilAndMethodius),
        ("2026-07-06", Holiday::JanHus),
        ("2026-09-28", Holiday::Statehood),
        ("2026-10-28", Holiday::Independence),
        ("2026-11-17", Holiday::FreedomAndDemocracy),
        ("2026-12-24", Holiday::ChristmasEve),
        ("2026-12-25", Holiday::ChristmasDay),
        ("2026-12-26", Holiday::SaintStephen),
    ];
    assert_eq!(found, wanted.map(|(on, holiday)| (on.to_owned(), holiday)));
}

#[test]
fn good_friday_is_a_holiday_since_2016() {
    let holidays = Holidays::default();
    assert_eq!(holidays.on(date("2015-04-03")), Ok(None));
    assert_eq!(
        holidays.on(date("2015-04-06")),
        Ok(Some(Holiday::EasterMonday))
    );
    assert_eq!(
        holidays.on(date("2016-03-25")),
        Ok(Some(Holiday::GoodFriday))
    );
    assert_eq!(holidays.roll(date("2015-04-03")), Ok(date("2015-04-03")));
    assert_eq!(holidays.roll(date("2016-03-25")), Ok(date("2016-03-29")));
}

#[test]
fn a_holiday_on_a_weekend_is_not_moved() {
    // 28 September 2025 is a Sunday.
    let holidays = Holidays::default();
    assert_eq!(
        holidays.non_working(date("2025-09-28")),
        Ok(Some(NonWorking::Holiday(Holiday::Statehood)))
    );
    assert_eq!(holidays.non_working(date("2025-09-29")), Ok(None));
    assert_eq!(
        holidays.non_working(date("2025-09-27")),
        Ok(Some(NonWorking::Saturday))
    );
}

#[test]
fn working_days_are_counted_both_ways() {
    let holidays = Holidays::default();
    // Around Easter 2026: Friday the 3rd and Monday the 6th are holidays.
    assert_eq!(
        holidays.plus_working_days(date("2026-04-02"), 2),
        Ok(date("2026-04-08"))
    );
    assert_eq!(
        holidays.minus_working_days(date("2026-04-08"), 2),
        Ok(date("2026-04-02"))
    );
    assert_eq!(
        holidays.plus_working_days(date("2026-04-04"), 0),
        Ok(date("2026-04-04"))
    );
}

#[test]
fn an_exceptional_holiday_makes_the_next_version() {
    let law = Holidays::default();
    let more = law.clone().with(date("2026-03-05")).unwrap();
    assert_eq!((law.version(), more.version()), (1, 2));
    assert_eq!(more.on(date("2026-03-05")), Ok(Some(Holiday::Exceptional)));
    assert_eq!(more.roll(date("2026-03-05")), Ok(date("2026-03-06")));
    assert_eq!(more.as_of(1), Some(law));
    assert_eq!(more.as_of(2), Some(more.clone()));
    assert_eq!((more.as_of(0), more.as_of(3)), (None, None));
}

#[test]
fn a_holiday_is_added_once() {
    let more = Holidays::default().with(date("2026-03-05")).unwrap();
    for day in ["2026-03-05", "2026-12-24"] {
        assert_eq!(
            more.clone().with(date(day)),
            Err(AddHolidayError::AlreadyHoliday { date: date(day) })
        );
    }
    assert!(Holidays::default().with(date("2150-03-05")).is_err());
}

#[test]
fn years_outside_the_law_are_refused() {
    let holidays = Holidays::default();
    for day in ["2000-12-31", "2100-01-01", "0001-01-01", "9999-12-31"] {
        let date = date(day);
        assert_eq!(holidays.on(date), Err(OutsideHolidayLaw { date }), "{day}");
    }
    assert!(holidays.on(date("2001-01-01")).is_ok());
    assert!(holidays.on(date("2099-12-31")).is_ok());
    // 26 December 2099 is a Saturday; the year has four working days more.
    assert!(holidays.plus_working_days(date("2099-12-26"), 4).is_ok());
    assert!(holidays.plus_working_days(date("2099-12-26"), 5).is_err());
    assert!(
        holidays
            .plus_working_days(date("2099-12-26"), u32::MAX)
            .is_err()
    );
    assert!(holidays.minus_working_days(date("2001-01-02"), 1).is_err());
}

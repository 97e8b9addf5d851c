use domain::LocalDate;
use domain::privacy::deadline::{
    Clock, ClockError, OutsideHolidayLaw, Question, Rules, UnknownRules,
};

use super::{clock, date};

#[test]
fn a_request_outside_the_years_of_the_law_is_refused_by_name() {
    for (received, beyond) in [
        ("1999-05-05", "1999-05-05"),
        ("2000-12-31", "2000-12-31"),
        ("2099-12-01", "2100-01-01"),
        ("2099-10-01", "2100-01-01"),
        ("9999-12-31", "9999-12-31"),
        ("0001-01-01", "0001-01-01"),
    ] {
        let refused = Clock::start(date(received), &Rules::default());
        let date = date(beyond);
        assert_eq!(
            refused,
            Err(ClockError::OutsideHolidayLaw(OutsideHolidayLaw { date })),
            "{received}"
        );
    }
}

#[test]
fn the_years_of_the_law_are_served_to_their_ends() {
    assert_eq!(clock("2001-01-01").current_due(), date("2001-02-01"));
    assert_eq!(clock("2099-09-30").current_due(), date("2099-10-30"));
    for received in ["2001-01-01", "2099-09-30"] {
        assert!(clock(received).alarms(&Rules::default()).is_ok());
    }
}

#[test]
fn an_answer_in_the_far_future_is_refused() {
    let rules = Rules::default();
    let asked = clock("2026-09-02")
        .ask(Question::Identity, date("2026-09-04"), &rules)
        .unwrap();
    assert!(matches!(
        asked.answer(LocalDate::MAX, &rules),
        Err(ClockError::OutsideHolidayLaw(_))
    ));
    assert!(matches!(
        asked.answer(date("2099-12-31"), &rules),
        Err(ClockError::OutsideHolidayLaw(_))
    ));
}

#[test]
fn a_clock_of_newer_rules_is_refused_where_they_are_missing() {
    let newer = Rules {
        holidays: Rules::default().holidays.with(date("2026-03-05")).unwrap(),
        ..Rules::default()
    };
    let clock = Clock::start(date("2026-02-05"), &newer).unwrap();
    let missing = Err(ClockError::UnknownRules(UnknownRules {
        holiday_rule: 2,
        configuration: 0,
    }));
    let older = Rules::default();
    assert_eq!(clock.unsuspended_due(&older), missing);
    assert_eq!(
        clock
            .ask(Question::Identity, date("2026-02-05"), &older)
            .err(),
        missing.err()
    );
    assert!(clock.alarms(&older).is_err());
}

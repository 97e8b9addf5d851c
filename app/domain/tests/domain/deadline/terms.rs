use domain::privacy::deadline::{AlarmKind, Clock, Question, Rules, Term, Timing, due, nominal};

use super::{at, clock, date, extension};

#[test]
fn d_1_the_day_of_receipt_is_not_counted_and_weekends_inside_are() {
    // Four weekends lie inside; the same day number is a Thursday.
    assert_eq!(clock("2026-02-05").current_due(), date("2026-03-05"));
}

#[test]
fn d_1_the_due_moment_is_the_end_of_the_day_in_prague() {
    let clock = clock("2026-02-05");
    assert!(!clock.is_overdue(at("2026-03-05T22:59:59.999Z")));
    assert!(clock.is_overdue(at("2026-03-05T23:00:00.000Z")));
}

#[test]
fn d_2_clamps_first_and_rolls_second() {
    assert_eq!(nominal(date("2026-01-31"), 1), date("2026-02-28"));
    assert_eq!(clock("2026-01-31").nominal(Term::Plain), date("2026-02-28"));
    assert_eq!(clock("2026-01-31").due(Term::Plain), date("2026-03-02"));
    assert_eq!(clock("2025-02-28").due(Term::Plain), date("2025-03-28"));
}

#[test]
fn d_3_extension_counts_from_receipt_not_from_the_rolled_date() {
    // due(1) is 4 May, and two months more would be 7 July.
    let extended = clock("2026-04-01").extend(extension("2026-04-20")).unwrap();
    assert_eq!(extended.due(Term::Plain), date("2026-05-04"));
    assert_eq!(extended.nominal(Term::Extended), date("2026-07-01"));
    assert_eq!(extended.current_due(), date("2026-07-01"));
    assert_eq!(extended.term(), Term::Extended);
}

#[test]
fn d_3_the_extended_term_is_rolled_once() {
    assert_eq!(clock("2028-01-31").due(Term::Extended), date("2028-05-02"));
    assert_eq!(clock("2025-10-31").due(Term::Extended), date("2026-02-02"));
}

#[test]
fn d_7_a_later_exceptional_holiday_touches_new_cases_only() {
    let before = Rules::default();
    let shown = clock("2026-02-05");
    let mut after = before.clone();
    after.holidays = after.holidays.with(date("2026-03-05")).unwrap();

    assert_eq!(shown.holiday_rule(), 1);
    assert_eq!(shown.unsuspended_due(&after), Ok(date("2026-03-05")));
    let steps = shown.explain(Term::Plain, &after);
    assert_eq!(steps, shown.explain(Term::Plain, &before));
    assert_eq!(shown.alarms(&after), shown.alarms(&before));

    let new = Clock::start(date("2026-02-05"), &after).unwrap();
    assert_eq!(new.holiday_rule(), 2);
    assert_eq!(new.current_due(), date("2026-03-06"));
}

#[test]
fn d_7_an_answer_moves_the_date_by_the_rules_of_its_own_clock() {
    let mut after = Rules::default();
    after.holidays = after.holidays.with(date("2026-10-12")).unwrap();
    let clock = clock("2026-09-02")
        .ask(Question::Identity, date("2026-09-04"), &after)
        .and_then(|clock| clock.answer(date("2026-09-14"), &after));
    assert_eq!(clock.unwrap().current_due(), date("2026-10-12"));
}

#[test]
fn d_8_the_internal_target_is_14_days() {
    assert_eq!(clock("2026-02-05").internal_target(), date("2026-02-19"));
}

#[test]
fn d_8_alarms_come_10_5_and_2_working_days_before_and_on_the_day() {
    // Due Tue 7 April 2026; Good Friday and Easter Monday are no working days.
    let alarms = clock("2026-03-06").alarms(&Rules::default()).unwrap();
    let listed: Vec<_> = alarms
        .iter()
        .map(|alarm| (alarm.on.to_string(), alarm.kind))
        .collect();
    let wanted = [
        ("2026-03-20", AlarmKind::InternalTarget),
        ("2026-03-20", AlarmKind::WorkingDaysLeft(10)),
        ("2026-03-27", AlarmKind::WorkingDaysLeft(5)),
        ("2026-04-01", AlarmKind::WorkingDaysLeft(2)),
        ("2026-04-07", AlarmKind::DueDay),
    ];
    assert_eq!(
        listed,
        wanted.map(|(on, kind)| (on.to_owned(), kind)).to_vec()
    );
}

#[test]
fn d_8_after_an_extension_the_alarms_follow_the_new_date() {
    let extended = clock("2026-03-06").extend(extension("2026-04-07")).unwrap();
    let alarms = extended.alarms(&Rules::default()).unwrap();
    let due_day = alarms
        .iter()
        .find(|alarm| alarm.kind == AlarmKind::DueDay)
        .unwrap();
    // 6 June is a Saturday.
    assert_eq!(due_day.on, date("2026-06-08"));
}

#[test]
fn d_9_a_full_refusal_is_due_with_the_plain_term() {
    // due(1) is Mon 4 May, due(3) Wed 1 July.
    let plain = clock("2026-04-01");
    let extended = plain.extend(extension("2026-04-20")).unwrap();
    let (in_time, late) = (
        at("2026-05-04T21:59:59.999Z"),
        at("2026-05-04T22:00:00.000Z"),
    );
    assert_eq!(plain.timing_of_refusal(in_time), Timing::InTime);
    assert_eq!(plain.timing_of_refusal(late), Timing::Overdue);
    assert_eq!(extended.timing_of_refusal(in_time), Timing::InTime);
    assert_eq!(extended.timing_of_refusal(late), Timing::LateRefusal);
    assert_eq!(extended.timing_of_answer(late), Timing::InTime);
    let too_late = at("2026-07-01T22:00:00.000Z");
    assert_eq!(extended.timing_of_refusal(too_late), Timing::Overdue);
    assert_eq!(extended.timing_of_answer(too_late), Timing::Overdue);
    assert_eq!(
        serde_json::to_value(Timing::LateRefusal).unwrap(),
        "late_refusal"
    );
}

#[test]
fn suspended_days_are_added_before_the_roll() {
    let holidays = Rules::default().holidays;
    assert_eq!(
        due(date("2027-01-11"), 1, 16, &holidays),
        Ok(date("2027-03-01"))
    );
}

use domain::UserId;
use domain::privacy::configuration::{Configuration, Entry, Setting, SuspensionPolicy};
use domain::privacy::deadline::{Clock, ClockError, Effect, Question, Rules, Term, Timing};

use super::{at, clock, date};

pub(super) fn suspended(received: &str, asked: &str, answered: &str) -> Clock {
    let rules = Rules::default();
    clock(received)
        .ask(Question::Identity, date(asked), &rules)
        .and_then(|clock| clock.answer(date(answered), &rules))
        .unwrap()
}

/// Rules with one setting since the beginning of 2026.
fn configured(setting: Setting) -> Rules {
    let since = date("2026-01-01").start();
    let by = UserId::v4([7; 16]);
    let entry = Entry::new(setting, since, None, by, "Rada advokátky".to_owned()).unwrap();
    Rules {
        configuration: Configuration::default().with(entry),
        ..Rules::default()
    }
}

fn asked_on(asked: &str, rules: &Rules) -> Effect {
    let clock = Clock::start(date("2026-10-20"), rules).unwrap();
    clock
        .ask(Question::Identity, date(asked), rules)
        .unwrap()
        .suspensions()[0]
        .effect
}

#[test]
fn x_2_the_worked_cases_of_the_specification_hold() {
    for (received, asked, answered, nominal, days, due) in [
        (
            "2026-09-02",
            "2026-09-04",
            "2026-09-14",
            "2026-10-02",
            10,
            "2026-10-12",
        ),
        (
            "2027-01-11",
            "2027-01-13",
            "2027-01-29",
            "2027-02-11",
            16,
            "2027-03-01",
        ),
        (
            "2026-10-20",
            "2026-10-27",
            "2026-11-03",
            "2026-11-20",
            0,
            "2026-11-20",
        ),
    ] {
        let clock = suspended(received, asked, answered);
        assert_eq!(clock.nominal(Term::Plain), date(nominal), "{received}");
        assert_eq!(clock.suspended_days(), days, "{received}");
        assert_eq!(clock.current_due(), date(due), "{received}");
    }
}

#[test]
fn x_2_a_question_stops_the_clock_within_three_working_days() {
    let rules = Rules::default();
    // Tuesday; the limit is Friday 23 October.
    assert_eq!(asked_on("2026-10-20", &rules), Effect::Shift);
    assert_eq!(asked_on("2026-10-23", &rules), Effect::Shift);
    assert_eq!(asked_on("2026-10-24", &rules), Effect::AskedTooLate);
}

#[test]
fn x_2_the_limit_skips_weekends_and_holidays() {
    let rules = Rules::default();
    // Saturday before 28 October, a Wednesday: Monday, Tuesday, Thursday.
    let clock = clock("2026-10-24");
    for (asked, effect) in [
        ("2026-10-29", Effect::Shift),
        ("2026-10-30", Effect::AskedTooLate),
    ] {
        let clock = clock.ask(Question::Identity, date(asked), &rules).unwrap();
        assert_eq!(clock.suspensions()[0].effect, effect, "{asked}");
    }
}

#[test]
fn x_2_the_limit_is_configured_between_one_and_five_working_days() {
    let one = configured(Setting::IdentityQuestionLimit(1));
    assert_eq!(asked_on("2026-10-21", &one), Effect::Shift);
    assert_eq!(asked_on("2026-10-22", &one), Effect::AskedTooLate);
    let five = configured(Setting::IdentityQuestionLimit(5));
    assert_eq!(asked_on("2026-10-27", &five), Effect::Shift);
}

#[test]
fn x_2_with_policy_none_nothing_moves() {
    let rules = configured(Setting::Suspension(SuspensionPolicy::None));
    let clock = Clock::start(date("2026-09-02"), &rules)
        .and_then(|clock| clock.ask(Question::Identity, date("2026-09-04"), &rules))
        .unwrap();
    assert!(!clock.is_stopped());
    assert!(clock.is_overdue(date("2026-10-02").end()));
    let answered = clock.answer(date("2026-09-14"), &rules).unwrap();
    assert_eq!(answered.suspensions()[0].effect, Effect::SwitchedOff);
    assert_eq!(answered.current_due(), date("2026-10-02"));
}

#[test]
fn x_2_a_policy_made_later_leaves_running_clocks_alone() {
    let shift = Rules::default();
    let none = configured(Setting::Suspension(SuspensionPolicy::None));
    let clock = Clock::start(date("2026-09-02"), &shift).unwrap();
    let asked = clock
        .ask(Question::Identity, date("2026-09-04"), &none)
        .unwrap();
    assert_eq!(asked.suspensions()[0].effect, Effect::Shift);
    assert_eq!(clock.configuration(), 0);
    assert_eq!(
        Clock::start(date("2026-09-02"), &none)
            .unwrap()
            .configuration(),
        1
    );
}

#[test]
fn x_2_the_unsuspended_date_stays_visible() {
    let clock = suspended("2026-09-02", "2026-09-04", "2026-09-14");
    assert_eq!(
        clock.unsuspended_due(&Rules::default()),
        Ok(date("2026-10-02"))
    );
}

#[test]
fn x_2_while_stopped_the_clock_is_not_overdue() {
    let rules = Rules::default();
    let stopped = clock("2026-09-02")
        .ask(Question::Identity, date("2026-09-04"), &rules)
        .unwrap();
    let later = at("2026-11-01T00:00:00.000Z");
    assert!(stopped.is_stopped());
    assert_eq!(stopped.open_question().unwrap().asked, date("2026-09-04"));
    assert_eq!(stopped.current_due(), date("2026-10-02"));
    assert!(!stopped.is_overdue(later));
    assert_eq!(stopped.timing_of_refusal(later), Timing::InTime);
    let answered = stopped.answer(date("2026-09-05"), &rules).unwrap();
    assert!(!answered.is_stopped());
    assert_eq!(answered.open_question(), None);
    assert!(answered.is_overdue(later));
}

#[test]
fn x_2_spans_do_not_overlap() {
    let rules = Rules::default();
    let open = clock("2026-09-02")
        .ask(Question::Identity, date("2026-09-02"), &rules)
        .unwrap();
    assert_eq!(
        open.ask(Question::Clarification, date("2026-09-03"), &rules),
        Err(ClockError::QuestionOpen {
            asked: date("2026-09-02")
        })
    );
    let answered = open.answer(date("2026-09-04"), &rules).unwrap();
    assert_eq!(
        answered.ask(Question::Clarification, date("2026-09-03"), &rules),
        Err(ClockError::SpansOverlap {
            answered: date("2026-09-04")
        })
    );
    let twice = answered
        .ask(Question::Clarification, date("2026-09-04"), &rules)
        .and_then(|clock| clock.answer(date("2026-09-09"), &rules))
        .unwrap();
    assert_eq!(twice.suspended_days(), 2 + 5);
    // 2 October + 7 days is a Friday.
    assert_eq!(twice.current_due(), date("2026-10-09"));
}

#[test]
fn x_2_questions_and_answers_come_in_their_order() {
    let rules = Rules::default();
    let clock = clock("2026-09-02");
    assert_eq!(
        clock.ask(Question::Identity, date("2026-09-01"), &rules),
        Err(ClockError::BeforeReceipt {
            received: date("2026-09-02")
        })
    );
    assert_eq!(
        clock.answer(date("2026-09-05"), &rules),
        Err(ClockError::NoQuestionOpen)
    );
    let asked = clock
        .ask(Question::Identity, date("2026-09-03"), &rules)
        .unwrap();
    assert_eq!(
        asked.answer(date("2026-09-02"), &rules),
        Err(ClockError::AnsweredBeforeAsked {
            asked: date("2026-09-03")
        })
    );
    let same_day = asked.answer(date("2026-09-03"), &rules).unwrap();
    assert_eq!(same_day.suspended_days(), 0);
    assert_eq!(
        same_day.answer(date("2026-09-04"), &rules),
        Err(ClockError::NoQuestionOpen)
    );
}

use domain::LocalDate;
use domain::privacy::deadline::{
    AlarmKind, Clock, Holidays, Question, ReceiptDate, Rules, Step, Term, due, nominal,
};
use domain::time::Weekday;
use proptest::prelude::*;

use super::date;

/// A date of which all terms of the tests lie within the years of the law.
fn receipt() -> impl Strategy<Value = LocalDate> {
    (0..35_000_i64).prop_map(|days| date("2001-01-01").plus_days(days))
}

fn started(received: LocalDate) -> Clock {
    Clock::start(received, &Rules::default()).unwrap()
}

proptest! {
    #[test]
    fn pt_6_no_due_date_falls_on_a_day_without_work(
        received in receipt(),
        months in 1..4_u32,
        suspended in 0..400_u32,
    ) {
        let holidays = Holidays::default();
        let due = due(received, months, suspended, &holidays).unwrap();
        prop_assert!(!matches!(due.weekday(), Weekday::Sat | Weekday::Sun));
        prop_assert_eq!(holidays.on(due), Ok(None));
        // And it is the first such day.
        let mut day = nominal(received, months).plus_days(suspended.into());
        while day < due {
            prop_assert!(holidays.non_working(day).unwrap().is_some());
            day = day.plus_days(1);
        }
        prop_assert_eq!(day, due);
    }

    #[test]
    fn pt_6_a_later_receipt_is_never_due_earlier(one in receipt(), other in receipt()) {
        let (earlier, later) = (started(one.min(other)), started(one.max(other)));
        for term in [Term::Plain, Term::Extended] {
            prop_assert!(earlier.due(term) <= later.due(term));
        }
    }

    #[test]
    fn pt_6_an_extension_is_never_due_earlier(received in receipt(), span in 0..90_i64) {
        let rules = Rules::default();
        let clock = started(received)
            .ask(Question::Identity, received, &rules)
            .and_then(|clock| clock.answer(received.plus_days(span), &rules))
            .unwrap();
        prop_assert!(clock.due(Term::Plain) <= clock.due(Term::Extended));
        prop_assert!(clock.unsuspended_due(&rules).unwrap() <= clock.current_due());
        prop_assert_eq!(clock.suspended_days(), span);
    }

    #[test]
    fn the_last_step_is_the_due_date(received in receipt(), wait in 0..9_i64, span in 0..90_i64) {
        let rules = Rules::default();
        let asked = received.plus_days(wait);
        let clock = started(received)
            .ask(Question::Identity, asked, &rules)
            .and_then(|clock| clock.answer(asked.plus_days(span), &rules))
            .unwrap();
        for term in [Term::Plain, Term::Extended] {
            let steps = clock.explain(term, &rules).unwrap();
            prop_assert_eq!(steps.last(), Some(&Step::Due { on: clock.due(term) }));
        }
        let read: Clock = serde_json::from_value(serde_json::to_value(&clock).unwrap()).unwrap();
        prop_assert_eq!(read, clock);
    }

    #[test]
    fn alarms_before_the_due_date_are_on_working_days(received in receipt()) {
        let rules = Rules::default();
        let clock = started(received);
        let alarms = clock.alarms(&rules).unwrap();
        prop_assert_eq!(alarms.len(), 5);
        prop_assert!(alarms.is_sorted_by_key(|alarm| alarm.on));
        for alarm in alarms {
            if let AlarmKind::WorkingDaysLeft(days) = alarm.kind {
                prop_assert_eq!(rules.holidays.non_working(alarm.on), Ok(None));
                let due = rules.holidays.plus_working_days(alarm.on, days);
                prop_assert_eq!(due, Ok(clock.current_due()));
            }
        }
    }

    #[test]
    fn d_6_the_receipt_date_is_never_after_the_servers(
        millis in 0..4_000_000_000_000_i64,
        days in -50..50_i64,
    ) {
        let received_at = domain::Timestamp::from_millis(millis);
        let server = LocalDate::of(received_at);
        let named = server.plus_days(days);
        prop_assert_eq!(ReceiptDate::of(Some(named), received_at).date(), named.min(server));
    }

    #[test]
    fn no_date_makes_a_clock_panic(
        received in -1_000_000..4_000_000_i64,
        asked in -1_000_000..4_000_000_i64,
        answered: i64,
    ) {
        let rules = Rules::default();
        let day = |days| date("2000-01-01").plus_days(days);
        let Ok(clock) = Clock::start(day(received), &rules) else {
            return Ok(());
        };
        if let Ok(asked) = clock.ask(Question::Identity, day(asked), &rules) {
            let _either = asked.answer(day(answered), &rules);
            prop_assert!(asked.alarms(&rules).is_ok());
        }
    }
}

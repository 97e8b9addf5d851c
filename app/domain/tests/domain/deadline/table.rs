use domain::privacy::deadline::{Clock, Question, Rules, Term};

use super::slow::{Day, asked_in_time, calendar, due};
use super::{clock, date};

/// Every day of 2024 to 2031, and the calendar that goes on after them.
fn receipts(days: &[Day]) -> impl Iterator<Item = usize> {
    let end = days
        .iter()
        .position(|day| day.text == "2032-01-01")
        .unwrap();
    0..end
}

#[test]
fn pt_6_plain_and_extended_equal_the_slow_way_for_eight_years() {
    let days = calendar();
    let mut compared = 0;
    for received in receipts(&days) {
        let clock = clock(&days[received].text);
        for (term, months) in [(Term::Plain, 1), (Term::Extended, 3)] {
            let slow = &days[due(&days, received, months, 0)];
            assert_eq!(
                clock.due(term).to_string(),
                slow.text,
                "{}",
                days[received].text
            );
            assert!(slow.works);
            compared += 1;
        }
    }
    assert_eq!(compared, 2 * 2922);
}

#[test]
fn pt_6_suspended_terms_equal_the_slow_way_for_eight_years() {
    let days = calendar();
    let rules = Rules::default();
    let mut moved = 0;
    for received in receipts(&days) {
        let clock = clock(&days[received].text);
        for wait in [0, 2, 3, 5] {
            for span in [0, 1, 9, 30, 64] {
                let asked = received + wait;
                let clock = suspend(&clock, &days[asked], &days[asked + span], &rules);
                let shift = if asked_in_time(&days, received, asked) {
                    span
                } else {
                    0
                };
                for (term, months) in [(Term::Plain, 1), (Term::Extended, 3)] {
                    let slow = &days[due(&days, received, months, shift)];
                    assert_eq!(
                        clock.due(term).to_string(),
                        slow.text,
                        "{} asked {} answered {}",
                        days[received].text,
                        days[asked].text,
                        days[asked + span].text
                    );
                }
                moved += usize::from(shift > 0);
            }
        }
    }
    assert!(moved > 20_000, "{moved}");
}

fn suspend(clock: &Clock, asked: &Day, answered: &Day, rules: &Rules) -> Clock {
    clock
        .ask(Question::Identity, date(&asked.text), rules)
        .and_then(|clock| clock.answer(date(&answered.text), rules))
        .unwrap()
}

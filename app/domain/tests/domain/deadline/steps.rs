use domain::Period;
use domain::privacy::deadline::{Effect, Holiday, NonWorking, Question, Rules, Step, Term};

use super::{clock, date};

#[test]
fn the_steps_name_the_clamp_and_each_day_that_is_skipped() {
    // D06 of the case file: Saturday 31 January.
    assert_eq!(
        clock("2026-01-31").explain(Term::Plain, &Rules::default()),
        Ok(vec![
            Step::Received {
                on: date("2026-01-31")
            },
            Step::Counted {
                period: Period::Months(1),
                on: date("2026-02-28")
            },
            Step::Clamped {
                missing_day: 31,
                on: date("2026-02-28")
            },
            Step::Skipped {
                on: date("2026-02-28"),
                because: NonWorking::Saturday
            },
            Step::Skipped {
                on: date("2026-03-01"),
                because: NonWorking::Sunday
            },
            Step::Due {
                on: date("2026-03-02")
            },
        ])
    );
}

#[test]
fn the_steps_name_the_holidays_of_easter() {
    // D13 of the case file.
    let steps = clock("2027-02-26")
        .explain(Term::Plain, &Rules::default())
        .unwrap();
    let because: Vec<_> = steps
        .iter()
        .filter_map(|step| {
            if let Step::Skipped { because, .. } = step {
                Some(*because)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(
        because,
        [
            NonWorking::Holiday(Holiday::GoodFriday),
            NonWorking::Saturday,
            NonWorking::Sunday,
            NonWorking::Holiday(Holiday::EasterMonday),
        ]
    );
}

#[test]
fn the_extended_term_is_explained_from_receipt_without_an_extension() {
    // D24 of the case file.
    assert_eq!(
        clock("2026-04-01").explain(Term::Extended, &Rules::default()),
        Ok(vec![
            Step::Received {
                on: date("2026-04-01")
            },
            Step::Counted {
                period: Period::Months(3),
                on: date("2026-07-01")
            },
            Step::Due {
                on: date("2026-07-01")
            },
        ])
    );
}

#[test]
fn the_steps_show_what_a_question_moved() {
    let rules = Rules::default();
    let question = Question::Identity;
    let asked = date("2027-01-13");
    let waiting = clock("2027-01-11").ask(question, asked, &rules).unwrap();
    let steps = waiting.explain(Term::Plain, &rules).unwrap();
    assert_eq!(steps[2], Step::Waiting { question, asked });

    let answered = date("2027-01-29");
    let moved = waiting.answer(answered, &rules).unwrap();
    let steps = moved.explain(Term::Plain, &rules).unwrap();
    assert_eq!(
        steps[2],
        Step::Shifted {
            question,
            asked,
            answered,
            days: 16,
            on: date("2027-02-27")
        }
    );
    assert_eq!(
        steps.last(),
        Some(&Step::Due {
            on: date("2027-03-01")
        })
    );
}

#[test]
fn the_steps_show_the_limit_that_a_question_missed() {
    let rules = Rules::default();
    let clock = clock("2026-10-20")
        .ask(Question::Identity, date("2026-10-27"), &rules)
        .unwrap();
    assert_eq!(
        clock.explain(Term::Plain, &rules).unwrap()[2],
        Step::NotShifted {
            question: Question::Identity,
            asked: date("2026-10-27"),
            limit: date("2026-10-23"),
            effect: Effect::AskedTooLate
        }
    );
}

#[test]
fn steps_are_written_by_name() {
    let skipped = Step::Skipped {
        on: date("2026-04-06"),
        because: NonWorking::Holiday(Holiday::EasterMonday),
    };
    assert_eq!(
        serde_json::to_string(&skipped).unwrap(),
        r#"{"step":"skipped","on":"2026-04-06","because":{"holiday":"easter_monday"}}"#
    );
}

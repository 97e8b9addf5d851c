use domain::privacy::deadline::{ClockError, Extension, ExtensionReason, Question, Rules, Term};

use super::{at, clock, date, extension};

#[test]
fn x_1_the_notice_leaves_on_or_before_the_plain_due_date() {
    let clock = clock("2026-04-01");
    let on_the_day = clock.extend(extension("2026-05-04")).unwrap();
    assert_eq!(on_the_day.current_due(), date("2026-07-01"));
    assert_eq!(
        on_the_day.extension().unwrap().reason,
        ExtensionReason::Complexity
    );
    assert_eq!(
        clock.extend(extension("2026-05-05")),
        Err(ClockError::NoticeTooLate {
            due: date("2026-05-04")
        })
    );
    assert!(clock.is_overdue(at("2026-05-05T08:00:00.000Z")));
}

#[test]
fn x_1_a_request_is_extended_once() {
    let extended = clock("2026-04-01").extend(extension("2026-04-02")).unwrap();
    assert_eq!(
        extended.extend(extension("2026-04-03")),
        Err(ClockError::ExtendedAlready)
    );
}

#[test]
fn x_1_the_person_is_told_why_in_words() {
    let silent = Extension {
        words: " \n".to_owned(),
        ..extension("2026-04-02")
    };
    assert_eq!(
        clock("2026-04-01").extend(silent),
        Err(ClockError::WordsMissing)
    );
}

#[test]
fn x_1_there_are_two_grounds_and_no_extension_without_one() {
    for (reason, fits) in [
        (r#""complexity""#, true),
        (r#""number_of_requests""#, true),
        (r#""holidays_of_staff""#, false),
        ("null", false),
    ] {
        let written = format!(r#"{{"reason":{reason},"words":"Proto.","sent":"2026-04-02"}}"#);
        assert_eq!(
            serde_json::from_str::<Extension>(&written).is_ok(),
            fits,
            "{reason}"
        );
    }
    let without = r#"{"words":"Proto.","sent":"2026-04-02"}"#;
    assert!(serde_json::from_str::<Extension>(without).is_err());
}

#[test]
fn x_1_no_notice_is_older_than_the_request() {
    let clock = clock("2026-04-01");
    assert_eq!(
        clock.extend(extension("2026-03-31")),
        Err(ClockError::BeforeReceipt {
            received: date("2026-04-01")
        })
    );
    assert!(clock.extend(extension("2026-04-01")).is_ok());
}

#[test]
fn x_1_a_suspension_moves_both_terms_and_the_last_day_of_the_notice() {
    let rules = Rules::default();
    let suspended = clock("2026-09-02")
        .ask(Question::Identity, date("2026-09-04"), &rules)
        .and_then(|clock| clock.answer(date("2026-09-14"), &rules))
        .unwrap();
    let extended = suspended.extend(extension("2026-10-12")).unwrap();
    // 2 December + 10 days is Saturday the 12th.
    assert_eq!(extended.current_due(), date("2026-12-14"));
    assert_eq!(extended.due(Term::Plain), date("2026-10-12"));
    assert_eq!(extended.unsuspended_due(&rules), Ok(date("2026-12-02")));
    assert!(suspended.extend(extension("2026-10-13")).is_err());
}

#[test]
fn x_1_a_stopped_clock_can_be_extended_after_the_unsuspended_date() {
    let rules = Rules::default();
    let stopped = clock("2026-09-02")
        .ask(Question::Clarification, date("2026-09-04"), &rules)
        .unwrap();
    let extended = stopped.extend(extension("2026-10-05")).unwrap();
    let answered = extended.answer(date("2026-10-06"), &rules).unwrap();
    // 2 December + 32 days is Sunday 3 January.
    assert_eq!(answered.current_due(), date("2027-01-04"));
}

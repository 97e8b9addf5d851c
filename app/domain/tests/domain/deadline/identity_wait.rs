use domain::privacy::deadline::{AlarmKind, Question, Rules};
use domain::{LocalDate, Timestamp};

use super::suspension::suspended;
use super::{at, clock, date};

#[test]
fn x_3_after_30_days_without_an_answer_the_reasoned_refusal_may_go() {
    let rules = Rules::default();
    let stopped = clock("2026-09-02")
        .ask(Question::Identity, date("2026-09-04"), &rules)
        .unwrap();
    let may_refuse = |now: Timestamp| stopped.may_refuse_unidentified(now, &rules).unwrap();
    assert_eq!(
        stopped.identity_wait_end(&rules),
        Ok(Some(date("2026-10-04")))
    );
    assert!(!may_refuse(at("2026-10-04T21:59:59.999Z")));
    assert!(may_refuse(at("2026-10-04T22:00:00.000Z")));
    let alarms = stopped.alarms(&rules).unwrap();
    let wait_over = alarms
        .iter()
        .find(|alarm| alarm.kind == AlarmKind::IdentityWaitOver);
    assert_eq!(wait_over.unwrap().on, date("2026-10-05"));
}

#[test]
fn x_3_an_answer_after_the_refusal_still_moves_the_clock() {
    let clock = suspended("2026-09-02", "2026-09-04", "2026-11-13");
    assert_eq!(clock.suspended_days(), 70);
    assert_eq!(clock.current_due(), date("2026-12-11"));
}

#[test]
fn x_3_is_about_the_identity_only_and_ends_with_the_answer() {
    let rules = Rules::default();
    let clarification = clock("2026-09-02")
        .ask(Question::Clarification, date("2026-09-04"), &rules)
        .unwrap();
    assert_eq!(clarification.identity_wait_end(&rules), Ok(None));
    let never = LocalDate::MAX.end();
    assert_eq!(
        clarification.may_refuse_unidentified(never, &rules),
        Ok(false)
    );
    let answered = suspended("2026-09-02", "2026-09-04", "2026-09-05");
    assert_eq!(answered.may_refuse_unidentified(never, &rules), Ok(false));
}

//! The notice to the authority and its clock (Art. 33).

use domain::privacy::breach::{Breach, BreachError, BreachState, Step, StepKind};
use domain::privacy::configuration::Risk;
use domain::privacy::deadline::LateWithoutReason;

use super::{after, assessed, because, hour, lost_tablet, notice, reached, step, take};

#[test]
fn b_3_a_late_first_notice_demands_a_reason() {
    let aware = || after(Risk::Risk, &[StepKind::BecomeAware]);
    let in_time = Step::Notify(notice(hour(72)));
    assert!(take(&mut aware(), 72, in_time).is_ok());
    let millisecond_late = hour(72).plus_millis(1);
    for late in [Step::Notify, Step::NotifyPartly] {
        let refused = take(&mut aware(), 73, late(notice(millisecond_late)));
        let late_at = LateWithoutReason { due: hour(72) };
        assert_eq!(refused, Err(BreachError::DelayReasonMissing(late_at)));
        let mut explained = notice(millisecond_late);
        explained.delay_reason = Some(because("Rozsah byl znám až třetí den"));
        assert!(take(&mut aware(), 73, late(explained)).is_ok());
    }
}

#[test]
fn what_follows_a_notice_in_time_needs_no_reason() {
    let mut breach = after(Risk::Risk, &[StepKind::BecomeAware, StepKind::NotifyPartly]);
    assert!(take(&mut breach, 100, step(StepKind::FollowUp, 100)).is_ok());
    assert!(take(&mut breach, 200, step(StepKind::Notify, 200)).is_ok());
    assert_eq!(breach.notices().count(), 3);
}

#[test]
fn b_3_only_who_still_waits_for_the_first_notice_is_overdue() {
    let aware = after(Risk::Risk, &[StepKind::BecomeAware]);
    assert!(!aware.is_overdue(hour(72)));
    assert!(aware.is_overdue(hour(72).plus_millis(1)));
    assert!(!lost_tablet().is_overdue(hour(500)));
    assert!(!reached(BreachState::NotifiedPartial).is_overdue(hour(500)));
}

#[test]
fn b_2_who_stays_below_the_threshold_of_the_case_need_not_notify() {
    let leave = |risk, threshold| {
        let mut breach = assessed(risk);
        let mut aware = step(StepKind::BecomeAware, 1);
        if let Step::BecomeAware(aware) = &mut aware {
            aware.clock.rule.value.threshold = threshold;
        }
        take(&mut breach, 1, aware).unwrap();
        take(&mut breach, 1, step(StepKind::LeaveUnnotified, 1))
    };
    assert!(leave(Risk::None, Risk::Risk).is_ok());
    assert!(leave(Risk::Risk, Risk::High).is_ok());
    for risk in [Risk::Risk, Risk::High] {
        assert_eq!(leave(risk, Risk::Risk), Err(BreachError::NoticeOwed));
    }
}

#[test]
fn nothing_is_left_out_or_closed_without_an_assessed_risk() {
    let mut breach = lost_tablet();
    take(&mut breach, 1, step(StepKind::BecomeAware, 1)).unwrap();
    let left = take(&mut breach, 1, step(StepKind::LeaveUnnotified, 1));
    assert_eq!(left, Err(BreachError::RiskNotAssessed));
    take(&mut breach, 1, step(StepKind::Notify, 1)).unwrap();
    let closed = take(&mut breach, 1, step(StepKind::Close, 1));
    assert_eq!(closed, Err(BreachError::RiskNotAssessed));
}

#[test]
fn opening_again_does_not_start_a_new_clock() {
    let mut breach = reached(BreachState::Closed);
    take(&mut breach, 500, step(StepKind::Reopen, 500)).unwrap();
    assert_eq!(breach.awareness().unwrap().clock.due(), hour(72));
    assert!(!breach.is_overdue(hour(500)));
}

#[test]
fn instants_follow_one_another() {
    let refused = |mut breach: Breach, at: i64, step: Step| match take(&mut breach, at, step) {
        Err(BreachError::OutOfOrder { field }) => field,
        other => panic!("{other:?}"),
    };
    let aware = || reached(BreachState::Aware);
    assert_eq!(refused(aware(), 0, step(StepKind::Notify, 0)), "at");
    assert_eq!(refused(aware(), 2, step(StepKind::Notify, 3)), "sent_at");
    assert_eq!(refused(aware(), 2, step(StepKind::Notify, -1)), "sent_at");
    let notified = reached(BreachState::Notified);
    assert_eq!(
        refused(notified, 2, step(StepKind::InformSubjects, 3)),
        "sent_at"
    );
    assert_eq!(
        refused(lost_tablet(), -1, step(StepKind::BecomeAware, -1)),
        "aware_at"
    );
    let mut early = lost_tablet();
    early.facts.detected_at = hour(1);
    assert_eq!(
        refused(early, 2, step(StepKind::BecomeAware, 2)),
        "aware_at"
    );
}

use domain::privacy::deadline::{ClockError, Term, Timing};
use domain::privacy::request::{Act, ActRefused, Case, Kind, State};

use super::*;

/// A request that came, was acknowledged and is being assessed on the same day.
pub(super) fn assessed(kind: Kind, when: &str) -> Case {
    let case = done(&received_at(kind, when), &Act::Acknowledge, when);
    done(&case, &Act::Assess, when)
}

#[test]
fn x_1_the_notice_is_sent_on_the_due_date_at_the_latest() {
    let case = assessed(Kind::Access, RECEIVED);
    let extended = done(&case, &extend(), "2026-10-02T21:59:59.999Z");
    assert_eq!(extended.state(), State::Extended);
    assert_eq!(extended.clock().current_due(), day("2026-12-02"));
}

#[test]
fn x_1_a_later_notice_is_refused_and_the_case_is_overdue() {
    let case = assessed(Kind::Access, RECEIVED);
    let midnight = "2026-10-02T22:00:00.000Z";
    let due = day("2026-10-02");
    assert_eq!(
        try_act(&case, &extend(), midnight),
        Err(ClockError::NoticeTooLate { due }.into())
    );
    assert!(case.is_overdue(at(midnight)));
    assert!(!case.is_overdue(at("2026-10-02T21:59:59.999Z")));
}

#[test]
fn x_1_a_request_is_extended_once_also_after_it_was_reopened() {
    let mut case = done(&assessed(Kind::Access, RECEIVED), &extend(), SOON);
    for act in [fulfil(), Act::Deliver(Vec::new()), Act::Reopen, Act::Assess] {
        case = done(&case, &act, SOON);
    }
    assert_eq!(
        try_act(&case, &extend(), SOON),
        Err(ClockError::ExtendedAlready.into())
    );
    assert_eq!(case.clock().term(), Term::Extended);
}

#[test]
fn x_1_an_extension_tells_the_person_why() {
    let act = Act::Extend {
        reason: ExtensionReason::NumberOfRequests,
        words: " ".to_owned(),
    };
    assert_eq!(
        try_act(&assessed(Kind::Access, RECEIVED), &act, SOON),
        Err(ClockError::WordsMissing.into())
    );
}

#[test]
fn d_9_a_full_refusal_after_an_extension_is_sent_and_marked_late() {
    let extended = done(&assessed(Kind::Access, RECEIVED), &extend(), SOON);
    let answered = |act: &Act, when: &str| {
        let case = done(&done(&extended, act, when), &Act::SendAnswer, when);
        assert!(!case.clock_runs());
        case.decisions()[0].timing.unwrap()
    };
    let refuse = Act::Refuse(no_data());
    let after_due_1 = "2026-10-02T22:00:00.000Z";
    assert_eq!(
        answered(&refuse, "2026-10-02T21:00:00.000Z"),
        Timing::InTime
    );
    assert_eq!(answered(&refuse, after_due_1), Timing::LateRefusal);
    assert_eq!(
        answered(&refuse, "2026-12-02T23:00:00.000Z"),
        Timing::Overdue
    );
    let in_part = refuse_in_part(no_data());
    assert_eq!(answered(&in_part, after_due_1), Timing::InTime);
}

#[test]
fn the_clock_of_a_refusal_runs_until_the_reasoned_answer_is_sent() {
    let case = assessed(Kind::Access, RECEIVED);
    for act in [Act::Refuse(no_data()), refuse_in_part(no_data())] {
        let refused = done(&case, &act, SOON);
        assert!(refused.clock_runs());
        assert!(refused.is_overdue(at("2026-10-02T22:00:00.000Z")));
        assert_eq!(
            try_act(&refused, &Act::Close, SOON),
            Err(ActRefused::AnswerNotSent)
        );
        let sent = done(&refused, &Act::SendAnswer, SOON);
        assert!(!sent.clock_runs());
        assert_eq!(
            try_act(&sent, &Act::SendAnswer, SOON),
            Err(ActRefused::NothingToSend)
        );
        assert_eq!(done(&sent, &Act::Close, SOON).state(), State::Closed);
    }
    assert_eq!(
        try_act(&case, &Act::SendAnswer, SOON),
        Err(ActRefused::NothingToSend)
    );
}

#[test]
fn a_partial_refusal_that_waits_goes_with_the_answer() {
    let mut case = assessed(Kind::Access, RECEIVED);
    for act in [
        refuse_in_part(no_data()),
        fulfil(),
        Act::Deliver(Vec::new()),
    ] {
        case = done(&case, &act, SOON);
    }
    let sent: Vec<_> = case.decisions().iter().map(|one| one.sent_at).collect();
    assert_eq!(sent, [Some(at(SOON)), Some(at(SOON))]);
}

#[test]
fn d_7_reopening_leaves_the_due_date_where_it_was() {
    let case = in_state(Kind::Access, State::Reopened);
    assert_eq!(case.clock().current_due(), day("2026-10-02"));
}

use domain::privacy::deadline::{ClockError, Term, Timing};
use domain::privacy::request::ground::Ground;
use domain::privacy::request::{Act, ActRefused, Case, Kind, State};

use super::*;

/// A request that came, was acknowledged and is being assessed on the same day.
fn assessed(kind: Kind, when: &str) -> Case {
    let case = done(&received_at(kind, when), &Act::Acknowledge, when);
    done(&case, &Act::Assess, when)
}

fn asked(kind: Kind, received: &str, asked: &str) -> Case {
    done(&assessed(kind, received), &ask_identity(), asked)
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
fn x_2_the_three_rows_of_the_specification() {
    for (received, sent, answered, due) in [
        (
            "2026-09-02T08:00:00.000Z",
            "2026-09-04T08:00:00.000Z",
            "2026-09-14T08:00:00.000Z",
            "2026-10-12",
        ),
        (
            "2027-01-11T08:00:00.000Z",
            "2027-01-13T08:00:00.000Z",
            "2027-01-29T08:00:00.000Z",
            "2027-03-01",
        ),
        (
            "2026-10-20T08:00:00.000Z",
            "2026-10-27T08:00:00.000Z",
            "2026-11-03T08:00:00.000Z",
            "2026-11-20",
        ),
    ] {
        let case = done(
            &asked(Kind::Access, received, sent),
            &Act::TakeAnswer,
            answered,
        );
        assert_eq!(case.clock().current_due(), day(due), "{received}");
        assert_eq!(case.state(), State::InAssessment);
        assert_eq!(case.identity().asked_at, Some(at(sent)));
        assert_eq!(case.identity().answered_at, Some(at(answered)));
    }
}

#[test]
fn x_2_a_timely_question_stops_the_clock_and_a_late_one_does_not() {
    let after_due = at("2026-11-20T23:00:00.000Z");
    let timely = asked(
        Kind::Access,
        "2026-10-20T08:00:00.000Z",
        "2026-10-23T08:00:00.000Z",
    );
    assert!(!timely.clock_runs() && !timely.is_overdue(after_due));
    let late = asked(
        Kind::Access,
        "2026-10-20T08:00:00.000Z",
        "2026-10-27T08:00:00.000Z",
    );
    assert!(late.clock_runs() && late.is_overdue(after_due));
}

#[test]
fn x_2_only_a_very_broad_access_request_stops_for_a_clarification() {
    for (kind, very_broad, stops) in [
        (Kind::Access, true, true),
        (Kind::Access, false, false),
        (Kind::Erasure, true, false),
        (Kind::Portability, true, false),
    ] {
        let ask = Act::AskClarification { very_broad };
        let case = done(&assessed(kind, RECEIVED), &ask, SOON);
        assert_eq!(case.state(), State::ClarificationPending);
        assert_eq!(case.clock_runs(), !stops, "{kind:?} {very_broad}");
        let answered = done(&case, &Act::TakeAnswer, "2026-09-14T08:00:00.000Z");
        let due = if stops { "2026-10-12" } else { "2026-10-02" };
        assert_eq!(answered.clock().current_due(), day(due));
        assert_eq!(answered.state(), State::InAssessment);
        assert_eq!(answered.identity().answered_at, None);
    }
}

#[test]
fn x_2_a_question_that_is_given_up_moves_no_due_date() {
    let case = asked(Kind::Access, RECEIVED, SOON);
    let goes_on = done(&case, &Act::Assess, "2026-09-30T08:00:00.000Z");
    assert_eq!(goes_on.clock().current_due(), day("2026-10-02"));
    assert!(goes_on.clock_runs());
    assert!(goes_on.is_overdue(at("2026-10-02T22:00:00.000Z")));
}

#[test]
fn x_2_an_answer_needs_a_question() {
    for state in [State::Acknowledged, State::Reopened, State::Refused] {
        assert_eq!(
            try_act(&in_state(Kind::Access, state), &Act::TakeAnswer, SOON),
            Err(ActRefused::NoQuestionOpen),
            "{state:?}"
        );
    }
}

#[test]
fn x_3_thirty_days_of_silence_allow_the_refusal_cannot_identify() {
    let case = asked(Kind::Access, RECEIVED, SOON);
    let refuse = Act::Refuse(draft(Ground::CannotIdentify));
    let last_moment = "2026-10-04T21:59:59.999Z";
    assert_eq!(
        try_act(&case, &refuse, last_moment),
        Err(ActRefused::IdentityNotAskedInVain)
    );
    let refused = done(&case, &refuse, "2026-10-04T22:00:00.000Z");
    assert_eq!(refused.state(), State::Refused);
    assert_eq!(codes(&refused), [GroundCode::CannotIdentify]);
    let sent = done(&refused, &Act::SendAnswer, "2026-10-05T08:00:00.000Z");
    assert_eq!(sent.decisions()[0].timing, Some(Timing::InTime));
}

#[test]
fn x_3_silence_allows_no_other_ground() {
    let case = asked(Kind::Access, RECEIVED, SOON);
    assert_eq!(
        try_act(&case, &Act::Refuse(no_data()), "2026-10-06T08:00:00.000Z"),
        Err(ActRefused::IdentityNotAskedInVain)
    );
}

#[test]
fn x_3_the_answer_reopens_the_request_and_its_days_count() {
    let case = asked(Kind::Access, RECEIVED, SOON);
    let refuse = Act::Refuse(draft(Ground::CannotIdentify));
    let refused = done(&case, &refuse, "2026-10-05T08:00:00.000Z");
    let sent = done(&refused, &Act::SendAnswer, "2026-10-05T09:00:00.000Z");
    for refused in [&refused, &sent] {
        let again = done(refused, &Act::TakeAnswer, "2026-10-14T08:00:00.000Z");
        assert_eq!(again.state(), State::Reopened);
        // 40 days from 4 September to 14 October: 2 October + 40 is Wednesday 11 November.
        assert_eq!(again.clock().current_due(), day("2026-11-11"));
        assert!(again.clock_runs());
        assert!(done(&again, &Act::Assess, "2026-10-14T08:00:00.000Z").clock_runs());
    }
    let again = done(&sent, &Act::TakeAnswer, "2026-10-14T08:00:00.000Z");
    assert_eq!(again.decisions().len(), 1, "what was sent stays");
    let again = done(&refused, &Act::TakeAnswer, "2026-10-14T08:00:00.000Z");
    assert!(
        again.decisions().is_empty(),
        "what was never sent is no answer"
    );
}

#[test]
fn x_3_a_case_that_waits_for_the_answer_reopens_by_nothing_else() {
    let case = asked(Kind::Access, RECEIVED, SOON);
    let refuse = Act::Refuse(draft(Ground::CannotIdentify));
    let refused = done(&case, &refuse, "2026-10-05T08:00:00.000Z");
    assert_eq!(
        try_act(&refused, &Act::Reopen, "2026-10-05T08:00:00.000Z"),
        Err(ActRefused::QuestionOpen)
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

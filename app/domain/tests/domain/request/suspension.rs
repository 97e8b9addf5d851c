use domain::privacy::deadline::Timing;
use domain::privacy::request::ground::Ground;
use domain::privacy::request::{Act, ActRefused, Case, Kind, State};

use super::clock::assessed;
use super::*;

fn asked(kind: Kind, received: &str, asked: &str) -> Case {
    done(&assessed(kind, received), &ask_identity(), asked)
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

use domain::privacy::request::identity::Method;
use domain::privacy::request::intake::{Label, Opened};
use domain::privacy::request::{Act, Case, Kind, RequestShown, Shown, State, shown_to_person};

use super::*;

fn take(noted: &Noted, received: &str) -> Opened {
    intake::open(noted, at(received), &Rules::default()).unwrap()
}

fn asking(kinds: &[Kind]) -> Noted {
    let ids = (20u128..).map(request);
    Noted {
        asked: kinds.iter().copied().zip(ids).collect(),
        ..noted(Kind::Access, 10)
    }
}

#[test]
fn one_message_with_several_rights_opens_one_request_per_kind_with_the_same_receipt() {
    let opened = take(&asking(&Kind::ALL), RECEIVED);
    let kinds: Vec<Kind> = opened.cases.iter().map(|case| case.kind()).collect();
    assert_eq!(kinds, Kind::ALL);
    let ids: BTreeSet<_> = opened.cases.iter().map(|case| case.id()).collect();
    assert_eq!(ids.len(), 10);
    for case in &opened.cases {
        assert_eq!(*case.scope(), noted(Kind::Access, 10).scope);
        assert_eq!(case.receipt().local_date, day("2026-09-02"));
        assert_eq!(case.clock().received(), day("2026-09-02"));
        assert_eq!(case.clock().current_due(), day("2026-10-02"));
        assert_eq!(case.state(), State::Received);
    }
    assert_eq!(opened.triage, None);
    assert!(!opened.complaint);
}

#[test]
fn d_5_the_date_heard_is_receipt_and_d_6_a_later_one_is_replaced() {
    let mut heard = asking(&[Kind::Erasure]);
    heard.heard_on = Some(day("2026-08-31"));
    let case = open(&heard, RECEIVED);
    assert_eq!(case.receipt().local_date, day("2026-08-31"));
    assert_eq!(case.clock().current_due(), day("2026-09-30"));
    heard.heard_on = Some(day("2026-09-03"));
    assert_eq!(
        open(&heard, RECEIVED).receipt().local_date,
        day("2026-09-02")
    );
    let mail = open(&asking(&[Kind::Access]), "2026-06-30T22:05:00.000Z");
    assert_eq!(mail.receipt().local_date, day("2026-07-01"));
    assert_eq!(mail.clock().current_due(), day("2026-08-03"));
}

#[test]
fn an_unclear_message_is_triaged_the_same_working_day_with_the_clock_of_an_access_request() {
    let mut unclear = asking(&[]);
    unclear.labels.insert(Label::Unclear);
    let wednesday = take(&unclear, RECEIVED).triage.unwrap();
    assert_eq!(wednesday.triage_by, day("2026-09-02"));
    assert_eq!(wednesday.clock.current_due(), day("2026-10-02"));
    let saturday = take(&unclear, "2026-09-26T08:00:00.000Z").triage.unwrap();
    // Monday the 28th is a public holiday.
    assert_eq!(saturday.triage_by, day("2026-09-29"));
    assert_eq!(saturday.clock.current_due(), day("2026-10-26"));
    let asked = BTreeMap::from([(Kind::Erasure, request(1)), (Kind::Access, request(2))]);
    let cases = saturday.decide(asked, &Rules::default()).unwrap();
    assert_eq!(cases.len(), 2);
    for case in cases {
        assert_eq!(case.receipt().local_date, day("2026-09-26"));
        assert_eq!(case.state(), State::Received);
    }
}

#[test]
fn a_message_without_any_right_is_triaged_and_a_mere_complaint_is_no_request() {
    let silent = take(&asking(&[]), RECEIVED);
    assert!(silent.cases.is_empty() && silent.triage.is_some());
    let mut complaint = asking(&[]);
    complaint.labels.insert(Label::Complaint);
    let opened = take(&complaint, RECEIVED);
    assert!(opened.complaint && opened.cases.is_empty() && opened.triage.is_none());
    complaint.labels.insert(Label::Unclear);
    assert!(take(&complaint, RECEIVED).triage.is_some());
    let mut both = asking(&[Kind::Access]);
    both.labels.insert(Label::Complaint);
    let opened = take(&both, RECEIVED);
    assert!(opened.complaint && opened.cases.len() == 1 && opened.triage.is_none());
}

#[test]
fn q_4_the_answer_of_intake_is_the_same_for_known_and_unknown_people() {
    let known = asking(&[Kind::Access, Kind::Erasure]);
    let mut unknown = known.clone();
    unknown.subject = None;
    unknown.check = None;
    let answer = take(&known, RECEIVED).answer;
    assert_eq!(answer, take(&unknown, RECEIVED).answer);
    assert_eq!(answer.kinds, BTreeSet::from([Kind::Access, Kind::Erasure]));
    assert_eq!(answer.received, day("2026-09-02"));
    assert_eq!(answer.due, day("2026-10-02"));
}

#[test]
fn q_4_until_an_identity_is_shown_nothing_more_than_that_answer_is_seen() {
    let mut weak = noted(Kind::Access, 10);
    weak.scope.data.insert(Data::Of(Class::Notes));
    weak.check = Some(Check {
        by: None,
        ..check(Method::ContactPoint { independent: false })
    });
    let mut case = open(&weak, RECEIVED);
    let answer = Shown::Intake(take(&weak, RECEIVED).answer);
    let seen = |case: &Case| shown_to_person(case, None, at("2026-11-01T00:00:00.000Z"));
    assert_eq!(seen(&case), answer);
    for act in [Act::Acknowledge, ask_identity(), Act::TakeAnswer] {
        case = done(&case, &act, SOON);
        assert_eq!(seen(&case), answer);
    }
    let shown = done(&case, &Act::Identify(check(Method::Databox)), SOON);
    assert!(matches!(seen(&shown), Shown::Request(_)));
}

fn seen(case: &Case) -> RequestShown {
    match shown_to_person(case, None, at("2026-10-02T22:00:00.000Z")) {
        Shown::Request(shown) => shown,
        Shown::Intake(_) => panic!("an identity is shown"),
    }
}

#[test]
fn q_4_the_person_sees_state_due_date_extension_reason_and_grounds() {
    let assessed = seen(&in_state(Kind::Access, State::InAssessment));
    assert_eq!(assessed.state, State::InAssessment);
    assert_eq!(assessed.received, day("2026-09-02"));
    assert_eq!(assessed.due, Some(day("2026-10-02")));
    assert!(assessed.overdue && assessed.grounds.is_empty());
    let extended = seen(&in_state(Kind::Access, State::Extended));
    let (reason, words) = extended.extension.unwrap();
    assert_eq!(reason, ExtensionReason::Complexity);
    assert_eq!(words, "Hledáme ve starém archivu.");
    assert_eq!(extended.due, Some(day("2026-12-02")));
    assert!(!extended.overdue);
    let refused = seen(&in_state(Kind::Access, State::Refused));
    assert_eq!(refused.grounds, [GroundCode::NoData]);
    assert_eq!((refused.due, refused.overdue), (None, false));
}

#[test]
fn q_4_a_refusal_is_seen_when_it_was_sent() {
    let case = in_state(Kind::Access, State::InAssessment);
    let decided = done(&case, &Act::Refuse(no_data()), SOON);
    assert!(seen(&decided).grounds.is_empty());
}

#[test]
fn q_1_the_person_sees_the_state_and_clock_of_the_master() {
    let master = open(&noted(Kind::Access, 2), "2026-09-01T08:00:00.000Z");
    let duplicate = in_state(Kind::Access, State::Duplicate);
    let now = at(SOON);
    let Shown::Request(shown) = shown_to_person(&duplicate, Some(&master), now) else {
        panic!("an identity is shown")
    };
    assert_eq!(shown.state, State::Received);
    assert_eq!(shown.due, Some(day("2026-10-01")));
    assert_eq!(shown.received, day("2026-09-02"));
    let other = open(&noted(Kind::Access, 3), RECEIVED);
    let Shown::Request(shown) = shown_to_person(&duplicate, Some(&other), now) else {
        panic!("an identity is shown")
    };
    assert_eq!(shown.state, State::Duplicate);
    assert_eq!(shown.due, None);
}

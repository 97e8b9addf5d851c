use domain::privacy::request::ground::Ground;
use domain::privacy::request::history::{ActName, By, History};
use domain::privacy::request::{Act, ActRefused, Case, ClockMode, Kind, State};
use serde_json::{Value, from_value, json};

use super::*;

/// Table 10.2 of the specification, typed from it and not from the code.
const TABLE: [(&str, &str, &str); 15] = [
    (
        "received",
        "runs",
        "acknowledged duplicate withdrawn_by_subject",
    ),
    (
        "acknowledged",
        "runs",
        "identity_pending clarification_pending in_assessment duplicate withdrawn_by_subject",
    ),
    (
        "identity_pending",
        "stops_for_question",
        "in_assessment refused withdrawn_by_subject",
    ),
    (
        "clarification_pending",
        "stops_for_question",
        "in_assessment withdrawn_by_subject",
    ),
    (
        "in_assessment",
        "runs",
        "in_fulfilment extended refused partially_refused identity_pending clarification_pending duplicate withdrawn_by_subject",
    ),
    (
        "extended",
        "runs",
        "in_fulfilment partially_refused refused withdrawn_by_subject",
    ),
    ("in_fulfilment", "runs", "awaiting_device_ack delivered"),
    ("awaiting_device_ack", "runs", "delivered"),
    ("delivered", "stopped", "closed reopened"),
    (
        "partially_refused",
        "stops_with_answer",
        "closed reopened in_fulfilment",
    ),
    ("refused", "stops_with_answer", "closed reopened"),
    ("withdrawn_by_subject", "stopped", "closed"),
    ("duplicate", "follows_master", "closed"),
    ("closed", "stopped", ""),
    ("reopened", "runs", "in_assessment"),
];

/// When X-3 lets an unanswered case be refused; still before an extension's end.
const AFTER_WAIT: &str = "2026-10-06T08:00:00.000Z";

fn state(name: &str) -> State {
    from_value(json!(name)).unwrap()
}

fn listed() -> BTreeSet<(State, State)> {
    let pairs = |(from, _, next): (&str, &str, &'static str)| {
        let from = state(from);
        next.split_whitespace().map(move |to| (from, state(to)))
    };
    TABLE.into_iter().flat_map(pairs).collect()
}

/// One row per listed transition: its act and when it is done.
fn rows() -> Vec<(State, State, Act, &'static str)> {
    use State::*;
    let duplicate = || Act::MarkDuplicate(earlier_master());
    let cannot_identify = || Act::Refuse(draft(Ground::CannotIdentify));
    let refuse = || Act::Refuse(no_data());
    let in_part = || refuse_in_part(no_data());
    let deliver = || Act::Deliver(Vec::new());
    vec![
        (Received, Acknowledged, Act::Acknowledge, SOON),
        (Received, Duplicate, duplicate(), SOON),
        (Received, WithdrawnBySubject, Act::TakeBack, SOON),
        (Acknowledged, IdentityPending, ask_identity(), SOON),
        (
            Acknowledged,
            ClarificationPending,
            ask_clarification(),
            SOON,
        ),
        (Acknowledged, InAssessment, Act::Assess, SOON),
        (Acknowledged, Duplicate, duplicate(), SOON),
        (Acknowledged, WithdrawnBySubject, Act::TakeBack, SOON),
        (IdentityPending, InAssessment, Act::TakeAnswer, SOON),
        (IdentityPending, Refused, cannot_identify(), AFTER_WAIT),
        (IdentityPending, WithdrawnBySubject, Act::TakeBack, SOON),
        (ClarificationPending, InAssessment, Act::TakeAnswer, SOON),
        (
            ClarificationPending,
            WithdrawnBySubject,
            Act::TakeBack,
            SOON,
        ),
        (InAssessment, InFulfilment, fulfil(), SOON),
        (InAssessment, Extended, extend(), SOON),
        (InAssessment, Refused, refuse(), SOON),
        (InAssessment, PartiallyRefused, in_part(), SOON),
        (InAssessment, IdentityPending, ask_identity(), SOON),
        (
            InAssessment,
            ClarificationPending,
            ask_clarification(),
            SOON,
        ),
        (InAssessment, Duplicate, duplicate(), SOON),
        (InAssessment, WithdrawnBySubject, Act::TakeBack, SOON),
        (Extended, InFulfilment, fulfil(), SOON),
        (Extended, PartiallyRefused, in_part(), SOON),
        (Extended, Refused, refuse(), SOON),
        (Extended, WithdrawnBySubject, Act::TakeBack, SOON),
        (
            InFulfilment,
            AwaitingDeviceAck,
            Act::AwaitDevices(Vec::new()),
            SOON,
        ),
        (InFulfilment, Delivered, deliver(), SOON),
        (AwaitingDeviceAck, Delivered, deliver(), SOON),
        (Delivered, Closed, Act::Close, SOON),
        (Delivered, Reopened, Act::Reopen, SOON),
        (PartiallyRefused, Closed, Act::Close, SOON),
        (PartiallyRefused, Reopened, Act::Reopen, SOON),
        (PartiallyRefused, InFulfilment, fulfil(), SOON),
        (Refused, Closed, Act::Close, SOON),
        (Refused, Reopened, Act::Reopen, SOON),
        (WithdrawnBySubject, Closed, Act::Close, SOON),
        (Duplicate, Closed, Act::Close, SOON),
        (Reopened, InAssessment, Act::Assess, SOON),
    ]
}

fn every_act() -> Vec<Act> {
    let mut acts: Vec<Act> = rows().into_iter().map(|(_, _, act, _)| act).collect();
    acts.push(Act::SendAnswer);
    acts.push(Act::Identify(check(Method::Databox)));
    acts
}

#[test]
fn q_2_a_state_becomes_another_exactly_when_the_specification_lists_it() {
    let listed = listed();
    for from in State::ALL {
        for to in State::ALL {
            let wanted = listed.contains(&(from, to));
            assert_eq!(from.may_become(to), wanted, "{from:?} -> {to:?}");
        }
    }
}

#[test]
fn q_2_each_listed_transition_has_an_act_that_makes_it() {
    let mut made = BTreeSet::new();
    for (from, to, act, when) in rows() {
        let after = done(&in_state(Kind::Access, from), &act, when);
        assert_eq!(after.state(), to, "{from:?} -> {to:?}");
        assert_eq!(after.history().steps().last().unwrap().act, act.name());
        made.insert((from, to));
    }
    assert_eq!(made, listed());
    assert_eq!(made.len(), 38);
}

#[test]
fn q_2_no_act_makes_a_transition_that_is_not_listed() {
    let listed = listed();
    for from in State::ALL {
        let case = in_state(Kind::Access, from);
        for (act, when) in every_act()
            .iter()
            .flat_map(|act| [(act, SOON), (act, AFTER_WAIT)])
        {
            match try_act(&case, act, when) {
                Ok(after) if act.name().moves() => assert!(
                    listed.contains(&(from, after.state())),
                    "{from:?} -> {:?} by {:?}",
                    after.state(),
                    act.name()
                ),
                Ok(after) => assert_eq!(after.state(), from),
                Err(ActRefused::NotListed { from: named, to }) => {
                    assert_eq!(named, from);
                    assert!(!listed.contains(&(from, to)), "{from:?} -> {to:?}");
                }
                Err(_by_a_rule) => assert!(
                    !rows()
                        .iter()
                        .any(|row| { row.0 == from && row.2 == *act && row.3 == when })
                ),
            }
        }
    }
}

#[test]
fn q_2_a_device_does_nothing_to_a_request_that_exists() {
    let by = By::Device(device(7));
    for from in State::ALL {
        let case = in_state(Kind::Access, from);
        for act in every_act() {
            let (policy, rules) = (Policy::default(), Rules::default());
            let after = case.after(&act, by, at(SOON), &policy, &rules);
            assert_eq!(after, Err(ActRefused::DeviceOnlyNotes), "{from:?}");
        }
    }
}

#[test]
fn the_clock_of_each_state_is_that_of_the_table() {
    for (name, clock, _) in TABLE {
        let clock: ClockMode = from_value(json!(clock)).unwrap();
        assert_eq!(state(name).clock(), clock, "{name}");
    }
}

#[test]
fn the_states_are_those_of_the_table_and_begin_with_received() {
    let names: Vec<State> = TABLE.iter().map(|(name, _, _)| state(name)).collect();
    assert_eq!(names, State::ALL);
    assert_eq!(received(Kind::Access).state(), State::Received);
}

#[test]
fn the_clock_of_a_request_runs_exactly_in_these_states() {
    use State::*;
    for at_state in State::ALL {
        let runs = matches!(
            at_state,
            Received
                | Acknowledged
                | InAssessment
                | Extended
                | InFulfilment
                | AwaitingDeviceAck
                | Reopened
        );
        let case = in_state(Kind::Access, at_state);
        assert_eq!(case.clock_runs(), runs, "{at_state:?}");
        assert_eq!(case.is_overdue(at("2027-09-01T00:00:00.000Z")), runs);
    }
}

#[test]
fn a_request_is_active_until_it_is_answered_or_taken_back() {
    use State::*;
    for state in State::ALL {
        let ended = matches!(
            state,
            Delivered | PartiallyRefused | Refused | WithdrawnBySubject | Duplicate | Closed
        );
        assert_eq!(state.is_active(), !ended, "{state:?}");
    }
}

#[test]
fn some_acts_are_for_the_officer_and_some_for_the_person() {
    let (policy, rules) = (Policy::default(), Rules::default());
    let act = |from, act: &Act, by| {
        let case = in_state(Kind::Access, from);
        case.after(act, by, at(SOON), &policy, &rules)
            .map(|after| after.state())
    };
    let refuse = Act::Refuse(no_data());
    for (from, what) in [
        (State::InAssessment, refuse.clone()),
        (State::InAssessment, refuse_in_part(no_data())),
        (State::InAssessment, extend()),
        (State::InAssessment, ask_identity()),
        (State::InAssessment, ask_clarification()),
    ] {
        let no = Err(ActRefused::NotForAuthor(what.name()));
        assert_eq!(act(from, &what, By::System), no);
        assert_eq!(act(from, &what, By::Subject), no);
    }
    for (from, what) in [
        (State::Received, Act::TakeBack),
        (State::Delivered, Act::Reopen),
    ] {
        assert!(act(from, &what, By::Subject).is_ok());
        assert!(act(from, &what, officer()).is_ok());
        let no = Err(ActRefused::NotForAuthor(what.name()));
        assert_eq!(act(from, &what, By::System), no);
    }
    for (from, what) in [
        (State::Received, Act::Acknowledge),
        (State::Acknowledged, Act::Assess),
        (State::InFulfilment, Act::Deliver(Vec::new())),
        (State::Delivered, Act::Close),
    ] {
        assert!(act(from, &what, By::System).is_ok());
        let no = Err(ActRefused::NotForAuthor(what.name()));
        assert_eq!(act(from, &what, By::Subject), no);
    }
    assert!(act(State::IdentityPending, &Act::TakeAnswer, By::Subject).is_ok());
    assert_eq!(
        act(State::Delivered, &Act::Download(record(1)), officer()),
        Err(ActRefused::NotForAuthor(ActName::Download))
    );
}

#[test]
fn nothing_is_done_before_what_was_done_last() {
    let case = in_state(Kind::Access, State::Acknowledged);
    let earlier = "2026-09-04T07:59:59.999Z";
    let refused = Err(ActRefused::EarlierThanHistory);
    assert_eq!(try_act(&case, &Act::Assess, earlier), refused);
    let before_receipt = "2026-09-02T07:59:59.999Z";
    let case = received(Kind::Access);
    assert_eq!(try_act(&case, &Act::Acknowledge, before_receipt), refused);
    assert!(try_act(&case, &Act::Acknowledge, RECEIVED).is_ok());
}

#[test]
fn a_closed_request_takes_no_facts() {
    let case = in_state(Kind::Access, State::Closed);
    for act in [Act::SendAnswer, Act::Identify(check(Method::Databox))] {
        let refused = try_act(&case, &act, SOON);
        assert_eq!(refused, Err(ActRefused::CaseClosed));
    }
}

#[test]
fn a_closed_request_keeps_its_file_for_four_years() {
    let case = in_state(Kind::Access, State::Closed);
    assert_eq!(case.retention_end(), Some(day("2030-09-04")));
    assert_eq!(received(Kind::Access).retention_end(), None);
}

#[test]
fn a_request_reads_back_as_it_was_written() {
    for state in State::ALL {
        let case = in_state(Kind::Access, state);
        let text = serde_json::to_string(&case).unwrap();
        let read: Case = serde_json::from_str(&text).unwrap();
        assert_eq!(read, case, "{state:?}");
    }
}

#[test]
fn a_stored_history_that_leaves_the_table_cannot_be_read() {
    let step = |when: &str, by: Value, act: &str, state: &str| json!({ "at": when, "by": by, "act": act, "state": state });
    let good = step(SOON, json!("system"), "acknowledge", "acknowledged");
    let read = |steps: Vec<Value>| from_value::<History>(Value::Array(steps));
    assert!(read(vec![good.clone()]).is_ok());
    let fact = step(SOON, json!("system"), "identify", "acknowledged");
    assert!(read(vec![good.clone(), fact]).is_ok());
    for wrong in [
        step(SOON, json!("system"), "deliver", "delivered"),
        step(SOON, json!("system"), "identify", "in_assessment"),
        step(RECEIVED, json!("system"), "assess", "in_assessment"),
        step(
            SOON,
            json!({ "device": device(1) }),
            "assess",
            "in_assessment",
        ),
        step(SOON, json!("system"), "assess", "unheard_of"),
    ] {
        assert!(read(vec![good.clone(), wrong.clone()]).is_err(), "{wrong}");
    }
}

use domain::privacy::request::{ActRefused, ClockMode, Kind, State};
use serde_json::{from_value, json};

use super::rows::{AFTER_WAIT, every_act, rows};
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

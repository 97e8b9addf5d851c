use domain::privacy::request::history::History;
use domain::privacy::request::identity::Method;
use domain::privacy::request::{Act, ActRefused, Case, Kind, State};
use serde_json::{Value, from_value, json};

use super::*;

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
    assert_eq!(case.closed_at(), Some(at(SOON)));
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

use domain::privacy::request::ground::Ground;
use domain::privacy::request::history::By;
use domain::privacy::request::identity::Method;
use domain::privacy::request::{Act, Case, Kind, Policy, State};
use proptest::prelude::*;

use super::*;

/// Every act that moves a request, with what may make a rule refuse it.
fn acts() -> Vec<Act> {
    vec![
        Act::Acknowledge,
        Act::MarkDuplicate(earlier_master()),
        Act::TakeBack,
        ask_identity(),
        ask_clarification(),
        Act::Assess,
        Act::TakeAnswer,
        extend(),
        Act::Refuse(no_data()),
        Act::Refuse(draft(Ground::CannotIdentify)),
        refuse_in_part(no_data()),
        fulfil(),
        Act::AwaitDevices(vec![awaited(1, "2026-10-20T00:00:00.000Z")]),
        Act::DeviceAcknowledged(device(1)),
        Act::Deliver(Vec::new()),
        Act::Close,
        Act::Reopen,
        Act::SendAnswer,
        Act::Identify(check(Method::Databox)),
    ]
}

fn by(number: u8) -> By {
    match number {
        0 => By::Subject,
        1 => By::System,
        2 => By::Device(device(1)),
        _most => officer(),
    }
}

fn kind() -> impl Strategy<Value = Kind> {
    (0..Kind::ALL.len()).prop_map(|index| Kind::ALL[index])
}

/// Indices of acts, who does each, and the hours that pass before it.
fn plan() -> impl Strategy<Value = Vec<(usize, u8, i64)>> {
    proptest::collection::vec((0..acts().len(), 0u8..8, 0i64..400), 0..30)
}

fn check_step(before: &Case, after: &Case) {
    let (old, new) = (before.history().steps(), after.history().steps());
    assert_eq!(new.len(), old.len() + 1);
    assert!(new.starts_with(old), "the history only grows");
    let last = new.last().unwrap();
    assert_eq!(last.state, after.state());
    assert!(!matches!(last.by, By::Device(_)));
    if last.act.moves() {
        assert!(before.state().may_become(after.state()));
    } else {
        assert_eq!(before.state(), after.state());
    }
    let ended = [State::Closed, State::Delivered, State::WithdrawnBySubject];
    if ended.contains(&after.state()) {
        assert!(!after.clock_runs());
        assert!(!after.is_overdue(at("2099-01-01T00:00:00.000Z")));
    }
    assert_eq!(after.receipt(), before.receipt());
    assert_eq!(after.words(), before.words());
    assert!(after.clock().current_due() >= before.receipt().due_told);
}

proptest! {
    #[test]
    fn q_2_no_sequence_of_acts_leaves_the_table(kind in kind(), plan in plan()) {
        let (acts, policy, rules) = (acts(), Policy::default(), Rules::default());
        let mut case = received(kind);
        let mut now = at(RECEIVED);
        for (index, author, hours) in plan {
            now = now.plus_millis(hours * 3_600_000);
            let done = |act: &Act| case.after(act, by(author), now, &policy, &rules).ok();
            // Half of the steps take any act, half one that is possible, so that runs get deep.
            let after = if author % 2 == 0 {
                done(&acts[index])
            } else {
                let possible: Vec<Case> = acts.iter().filter_map(done).collect();
                possible.get(index % possible.len().max(1)).cloned()
            };
            if let Some(after) = after {
                check_step(&case, &after);
                case = after;
            }
        }
        let text = serde_json::to_string(&case).unwrap();
        prop_assert_eq!(serde_json::from_str::<Case>(&text).unwrap(), case);
    }

    #[test]
    fn a_closed_request_stays_closed_and_its_clock_stands(plan in plan()) {
        let (acts, policy, rules) = (acts(), Policy::default(), Rules::default());
        let case = in_state(Kind::Access, State::Closed);
        let mut now = at(SOON);
        for (index, author, hours) in plan {
            now = now.plus_millis(hours * 3_600_000);
            let after = case.after(&acts[index], by(author), now, &policy, &rules);
            prop_assert!(after.is_err());
            prop_assert!(!case.clock_runs() && !case.is_overdue(now));
        }
    }

    #[test]
    fn q_3_on_its_due_date_a_request_that_waits_for_devices_can_be_answered(
        leases in proptest::collection::vec(0i64..2_000, 0..5),
        hours in 0i64..24,
    ) {
        let devices = leases.iter().zip(1u128..).map(|(hours, id)| Awaited {
            device: device(id),
            lease_ends: at(SOON).plus_millis(hours * 3_600_000),
        });
        let case = in_state(Kind::Erasure, State::InFulfilment);
        let case = done(&case, &Act::AwaitDevices(devices.collect()), SOON);
        let now = case.clock().current_due().start().plus_millis(hours * 3_600_000);
        let act = case.act_by_itself(false, now).unwrap();
        let (policy, rules) = (Policy::default(), Rules::default());
        let after = case.after(&act, By::System, now, &policy, &rules).unwrap();
        prop_assert_eq!(after.state(), State::Delivered);
        prop_assert!(!case.is_overdue(now));
    }
}

//! Failures and waits.

use domain::Timestamp;
use sync::client::{Fault, Input, Output};

use super::*;
use crate::fixture::START;

fn waits(outputs: &[Output]) -> Option<i64> {
    outputs.iter().find_map(|output| match output {
        Output::WakeAt(at) => Some(at.as_millis() - START.as_millis()),
        Output::Push(_)
        | Output::Pull(_)
        | Output::Store(_)
        | Output::Tell(_)
        | Output::Acknowledge { .. }
        | Output::ProveUnlocked => None,
    })
}

#[test]
fn failures_wait_longer_each_time_and_success_forgets_them() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    desk.acts(Input::Saved(op));
    let mut longest = 0;
    for round in 0..12 {
        let wait = waits(&desk.acts(Input::Failed(Fault::Network))).unwrap();
        assert!(
            wait >= longest / 2 && wait <= 300_000,
            "round {round}: {wait}"
        );
        longest = longest.max(wait);
        assert_eq!(desk.acts(Input::SyncNow).len(), 1, "the user does not wait");
        desk.acts(Input::Failed(Fault::Network));
        let at = desk.now.plus_millis(wait * 4);
        desk.engine.handle(Input::Timeout, at);
        assert!(
            core::iter::from_fn(|| desk.engine.poll_output())
                .next()
                .is_some()
        );
    }
}

#[test]
fn the_wait_of_a_busy_server_is_kept_and_an_early_wake_is_repeated() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    desk.acts(Input::Saved(op));
    let outputs = desk.acts(Input::Failed(Fault::Busy {
        retry_after_ms: 45_000,
    }));
    assert_eq!(waits(&outputs), Some(45_000));
    desk.now = START.plus_millis(44_999);
    assert_eq!(
        desk.acts(Input::Timeout),
        [Output::WakeAt(START.plus_millis(45_000))]
    );
    desk.now = START.plus_millis(45_000);
    assert!(matches!(desk.acts(Input::Timeout)[..], [Output::Push(_)]));
}

#[test]
fn a_server_that_asks_to_wait_for_ever_is_asked_again_within_the_hour() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    desk.acts(Input::Saved(op));
    let outputs = desk.acts(Input::Failed(Fault::Busy {
        retry_after_ms: u64::MAX,
    }));
    assert_eq!(waits(&outputs), Some(3_600_000));
}

const YEAR: i64 = 365 * 24 * 3_600_000;

#[test]
fn t6_a_clock_at_either_end_of_time_does_not_stop_the_sync() {
    for end in [i64::MIN, i64::MAX - YEAR] {
        let mut desk = Desk::settled();
        let op = desk.put(0, "Růže");
        desk.acts(Input::Saved(op));
        desk.now = Timestamp::from_millis(end);
        desk.acts(Input::Failed(Fault::Network));
        desk.now = START;
        assert!(matches!(desk.acts(Input::Timeout)[..], [Output::Push(_)]));
        desk.acts(Input::Failed(Fault::Network));
        desk.now = Timestamp::from_millis(end);
        assert!(matches!(desk.acts(Input::Timeout)[..], [Output::Push(_)]));
    }
}

#[test]
fn t6_a_clock_set_back_by_years_does_not_stop_the_sync() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    desk.acts(Input::Saved(op));
    desk.acts(Input::Failed(Fault::Network));
    desk.now = Timestamp::from_millis(0);
    assert!(matches!(desk.acts(Input::Timeout)[..], [Output::Push(_)]));
}

#[test]
fn a_locked_session_is_proven_once_and_then_tried_with_patience() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    desk.acts(Input::Saved(op));
    assert_eq!(
        desk.acts(Input::Failed(Fault::Locked)),
        [Output::ProveUnlocked]
    );
    assert_eq!(desk.acts(Input::Timeout), []);
    assert!(matches!(desk.acts(Input::Unlocked)[..], [Output::Push(_)]));
    let outputs = desk.acts(Input::Failed(Fault::Locked));
    assert!(matches!(
        outputs[..],
        [Output::ProveUnlocked, Output::WakeAt(_)]
    ));
    assert_eq!(desk.acts(Input::Unlocked), []);
    desk.now = START.plus_millis(waits(&outputs).unwrap());
    assert!(matches!(desk.acts(Input::Timeout)[..], [Output::Push(_)]));
}

#[test]
fn signed_out_stands_still_until_the_user_signs_in() {
    let mut desk = Desk::settled();
    let op = desk.put(0, "Růže");
    desk.acts(Input::Saved(op));
    assert!(
        told(&desk.give(Input::Failed(Fault::SignedOut)))
            .unwrap()
            .stopped
    );
    for input in [Input::Timeout, Input::Online, Input::Hint { head: 9 }] {
        assert_eq!(desk.acts(input), []);
    }
    assert!(matches!(desk.acts(Input::Unlocked)[..], [Output::Push(_)]));
}

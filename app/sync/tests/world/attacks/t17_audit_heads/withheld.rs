//! A head that does not come, or never moves while writes are acknowledged.

use sync::message::v1::PushAnswer;

use super::*;

const MINUTE: i64 = 60_000;

fn minutes(count: i64) -> Timestamp {
    NOW.plus_millis(count * MINUTE)
}

fn applied(count: u64) -> PushAnswer {
    let outcome = |seq| Outcome::Applied { seq, version: 1 };
    PushAnswer {
        outcomes: (1..=count).map(outcome).collect(),
    }
}

#[test]
fn t17_pulls_without_a_head_are_an_alert_after_a_while() {
    let mut device = Device::holding(9);
    let alert = Some(Alert::WithheldHead { seen: 9 });
    let told: Vec<_> = [0, 5, 9, 10, 11]
        .map(|at| device.watch.missed(minutes(at)))
        .into();
    assert_eq!(told, [None, None, None, alert, alert]);
    assert_eq!(device.meet(&Hostile::with(9)), Ok(false));
    assert_eq!(device.watch.missed(minutes(30)), None, "it counts anew");
}

#[test]
fn t17_a_device_that_slept_between_two_faults_of_the_network_says_nothing() {
    let mut watch = HeadWatch::default();
    assert_eq!(watch.missed(minutes(0)), None);
    assert_eq!(watch.missed(minutes(600)), None);
}

#[test]
fn t17_a_head_that_lacks_acknowledged_writes_is_an_alert_after_a_minute() {
    let mut device = Device::holding(9);
    let old = Hostile::with(9);
    device.watch.push_sent();
    device.watch.push_taken(&applied(2), minutes(0));
    assert_eq!(device.meet_at(&old, NOW.plus_millis(500)), Ok(false));
    assert_eq!(
        device.meet_at(&Hostile::with(10), NOW.plus_millis(900)),
        Ok(true)
    );
    let withheld = Err(Alert::WithheldHead { seen: 10 });
    assert_eq!(device.meet_at(&Hostile::with(10), minutes(1)), withheld);
    assert_eq!(device.meet_at(&Hostile::with(11), minutes(2)), Ok(true));
    assert_eq!(device.meet_at(&Hostile::with(11), minutes(9)), Ok(false));
}

#[test]
fn t17_writes_that_a_head_held_before_they_were_acknowledged_are_not_missed() {
    let mut device = Device::holding(9);
    device.watch.push_sent();
    assert_eq!(device.meet(&Hostile::with(11)), Ok(true));
    device.watch.push_taken(&applied(2), minutes(0));
    assert_eq!(device.meet_at(&Hostile::with(11), minutes(5)), Ok(false));
}

#[test]
fn t17_what_was_refused_or_known_adds_nothing() {
    let mut device = Device::holding(9);
    device.watch.push_sent();
    let known = Outcome::Already { seq: 4, version: 2 };
    let event = Outcome::Applied { seq: 5, version: 0 };
    let answer = PushAnswer {
        outcomes: vec![known, event],
    };
    device.watch.push_taken(&answer, minutes(0));
    assert_eq!(device.meet_at(&Hostile::with(9), minutes(5)), Ok(false));
}

#[test]
fn t17_pushes_that_follow_each_other_are_all_owed() {
    let mut device = Device::holding(9);
    for _ in 0..3 {
        device.watch.push_sent();
        device.watch.push_taken(&applied(4), minutes(0));
    }
    let withheld = Err(Alert::WithheldHead { seen: 20 });
    assert_eq!(device.meet_at(&Hostile::with(20), minutes(2)), withheld);
    assert_eq!(device.meet_at(&Hostile::with(21), minutes(2)), Ok(true));
}

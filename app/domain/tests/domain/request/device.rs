use domain::privacy::deadline::Timing;
use domain::privacy::request::{Act, ActRefused, Case, Kind, State};

use super::*;

const BEFORE_DUE: &str = "2026-10-01T21:59:59.999Z";
const DUE_DAY: &str = "2026-10-01T22:00:00.000Z";
const LONG_LEASE: &str = "2026-12-31T00:00:00.000Z";

fn awaiting(devices: Vec<Awaited>) -> Case {
    let case = in_state(Kind::Erasure, State::InFulfilment);
    done(&case, &Act::AwaitDevices(devices), SOON)
}

fn deliver() -> Act {
    Act::Deliver(Vec::new())
}

#[test]
fn q_3_a_silent_device_with_a_living_lease_holds_up_the_answer_before_the_due_date() {
    let case = awaiting(vec![awaited(1, LONG_LEASE), awaited(2, LONG_LEASE)]);
    let half = done(&case, &Act::DeviceAcknowledged(device(1)), SOON);
    assert_eq!(
        try_act(&half, &deliver(), BEFORE_DUE),
        Err(ActRefused::DeviceSilent { device: device(2) })
    );
    assert_eq!(half.act_by_itself(true, at(BEFORE_DUE)), None);
    let all = done(&half, &Act::DeviceAcknowledged(device(2)), SOON);
    assert_eq!(all.act_by_itself(true, at(SOON)), Some(deliver()));
    let delivered = done(&all, &deliver(), SOON);
    assert!(
        delivered
            .devices()
            .iter()
            .all(|device| !device.closed_by_lease)
    );
}

#[test]
fn q_3_a_device_whose_lease_has_ended_is_named_in_the_answer() {
    let lease_ends = "2026-09-10T08:00:00.000Z";
    let case = awaiting(vec![awaited(1, lease_ends)]);
    assert!(try_act(&case, &deliver(), "2026-09-10T07:59:59.999Z").is_err());
    let delivered = done(&case, &deliver(), lease_ends);
    assert!(delivered.devices()[0].closed_by_lease);
    assert_eq!(delivered.devices()[0].acknowledged_at, None);
}

#[test]
fn q_3_waiting_for_devices_never_runs_past_the_due_date() {
    let case = awaiting(vec![awaited(1, LONG_LEASE)]);
    assert_eq!(case.act_by_itself(false, at(DUE_DAY)), Some(deliver()));
    let delivered = done(&case, &deliver(), DUE_DAY);
    assert!(delivered.devices()[0].closed_by_lease);
    let decision = delivered.decisions().last().unwrap();
    assert_eq!(decision.timing, Some(Timing::InTime));
    assert!(!delivered.is_overdue(at("2027-01-01T00:00:00.000Z")));
}

#[test]
fn q_3_a_device_that_was_named_may_acknowledge_after_the_closing() {
    let ahead = "2026-10-20T00:00:00.000Z";
    let case = done(&awaiting(vec![awaited(1, ahead)]), &deliver(), DUE_DAY);
    let closed = done(&case, &Act::Close, DUE_DAY);
    let heard = done(&closed, &Act::DeviceAcknowledged(device(1)), DUE_DAY);
    assert!(heard.devices()[0].closed_by_lease);
    assert_eq!(heard.devices()[0].acknowledged_at, Some(at(DUE_DAY)));
}

#[test]
fn q_3_a_device_is_awaited_once_more_and_the_others_stay_on_record() {
    let first = awaiting(vec![awaited(1, LONG_LEASE), awaited(2, LONG_LEASE)]);
    let mut case = done(&first, &deliver(), DUE_DAY);
    let again = Act::AwaitDevices(vec![awaited(2, LONG_LEASE)]);
    for act in [Act::Reopen, Act::Assess, fulfil(), again] {
        case = done(&case, &act, DUE_DAY);
    }
    let named: Vec<_> = case
        .devices()
        .iter()
        .map(|awaited| (awaited.device, awaited.closed_by_lease))
        .collect();
    assert_eq!(named, [(device(1), true), (device(2), false)]);
}

#[test]
fn a_device_that_is_not_awaited_acknowledges_nothing() {
    let case = awaiting(vec![awaited(1, LONG_LEASE)]);
    assert_eq!(
        try_act(&case, &Act::DeviceAcknowledged(device(9)), SOON),
        Err(ActRefused::Unknown)
    );
    let once = done(&case, &Act::DeviceAcknowledged(device(1)), SOON);
    let twice = done(&once, &Act::DeviceAcknowledged(device(1)), DUE_DAY);
    assert_eq!(twice.devices()[0].acknowledged_at, Some(at(SOON)));
}

#[test]
fn q_4_the_acknowledgement_goes_out_by_itself_to_a_known_contact_point() {
    let case = received(Kind::Access);
    assert_eq!(case.act_by_itself(true, at(SOON)), Some(Act::Acknowledge));
    assert_eq!(case.act_by_itself(false, at(SOON)), None);
    for state in State::ALL {
        if !matches!(state, State::Received | State::AwaitingDeviceAck) {
            let case = in_state(Kind::Access, state);
            assert_eq!(case.act_by_itself(true, at(SOON)), None, "{state:?}");
        }
    }
}

#[test]
fn a_file_of_the_answer_is_downloaded_once_and_for_its_time() {
    use domain::Hash;
    use domain::privacy::request::SealedFile;
    use domain::privacy::request::history::By;
    let file = SealedFile {
        file: record(70),
        sha256: Hash::of(b"sealed"),
    };
    let ready = in_state(Kind::Access, State::InFulfilment);
    let case = done(&ready, &Act::Deliver(vec![file]), SOON);
    let (policy, rules) = (Policy::default(), Rules::default());
    assert_eq!(case.deliverables()[0].sha256, Hash::of(b"sealed"));
    let download = |case: &Case, file, when| {
        case.after(&Act::Download(file), By::Subject, at(when), &policy, &rules)
    };
    let in_time = "2026-09-18T07:59:59.999Z";
    let taken = download(&case, record(70), in_time).unwrap();
    assert_eq!(taken.deliverables()[0].downloaded_at, Some(at(in_time)));
    let over = Err(ActRefused::DownloadOver);
    assert_eq!(download(&taken, record(70), in_time), over);
    assert_eq!(
        download(&case, record(70), "2026-09-18T08:00:00.000Z"),
        over
    );
    let unknown = Err(ActRefused::Unknown);
    assert_eq!(download(&case, record(71), in_time), unknown);
    let closed = done(&case, &Act::Close, SOON);
    assert!(download(&closed, record(70), in_time).is_ok());
}

//! The next epochs after somebody was cut off.

use domain::organisation::NextEpoch;

use super::*;

const REVOKE: StatementBody = StatementBody::Revoke { device: REP_DEVICE };

fn of_class(class: Class, readers: &[UserId]) -> StatementBody {
    let StatementBody::ClassEpoch { epoch, intake, .. } = epoch(1, 1, &[]) else {
        panic!("an epoch is an epoch");
    };
    StatementBody::ClassEpoch {
        class,
        epoch,
        intake,
        readers: readers.to_vec(),
    }
}

#[test]
fn an_administrator_who_reads_a_class_rolls_it_for_everybody_who_stays() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN, REP])).unwrap();
    assert_eq!(log.organisation.next_epochs(ADMIN_DEVICE), []);
    log.by(ADMIN_DEVICE, REVOKE).unwrap();
    let key = log.organisation.devices[&ADMIN_DEVICE].agreement;
    let expected = NextEpoch {
        class: Class::Notes,
        epoch: 2,
        readers: vec![ADMIN],
        devices: vec![(ADMIN_DEVICE, key)],
    };
    assert_eq!(log.organisation.next_epochs(ADMIN_DEVICE), [expected]);
    assert_eq!(log.organisation.next_epochs(REP_DEVICE), []);
    log.by(ADMIN_DEVICE, epoch(2, 2, &[ADMIN])).unwrap();
    assert_eq!(log.organisation.next_epochs(ADMIN_DEVICE), []);
}

#[test]
fn a_class_the_administrator_does_not_read_waits_for_one_who_does() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[REP])).unwrap();
    log.by(ADMIN_DEVICE, REVOKE).unwrap();
    assert_eq!(log.organisation.next_epochs(ADMIN_DEVICE), []);
    assert_eq!(log.organisation.unrolled().len(), 1);
}

#[test]
fn a_reader_who_is_no_administrator_rolls_nothing_alone() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN, REP])).unwrap();
    let tablet = DeviceId::v4([7; 16]);
    log.by(ADMIN_DEVICE, device(tablet, REP)).unwrap();
    log.by(ADMIN_DEVICE, REVOKE).unwrap();
    assert_eq!(log.organisation.next_epochs(tablet), []);
    let next = log.organisation.next_epochs(ADMIN_DEVICE);
    assert_eq!(next[0].readers, [ADMIN, REP]);
    let devices: Vec<_> = next[0].devices.iter().map(|(device, _)| *device).collect();
    assert!(devices.contains(&tablet) && !devices.contains(&REP_DEVICE));
}

/// Two administrators and a reader of class `special` who lost his device.
fn special_unrolled() -> Log {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, user(REP, &[Role::PrivacyOfficer]))
        .unwrap();
    log.by(ADMIN_DEVICE, of_class(Class::Special, &[ADMIN, REP]))
        .unwrap();
    log.organisation.administrators.push(SECOND);
    log.by(ADMIN_DEVICE, user(SECOND, &[Role::Administrator]))
        .unwrap();
    log.by(ADMIN_DEVICE, device(SECOND_DEVICE, SECOND)).unwrap();
    log.by(ADMIN_DEVICE, device(DeviceId::v4([7; 16]), REP))
        .unwrap();
    log.by(ADMIN_DEVICE, REVOKE).unwrap();
    log
}

fn next(log: &Log) -> StatementBody {
    let next = log.organisation.next_epochs(ADMIN_DEVICE).remove(0);
    StatementBody::ClassEpoch {
        class: next.class,
        epoch: next.epoch,
        intake: PublicKey([9; 32]),
        readers: next.readers,
    }
}

#[test]
fn a_class_that_needs_a_second_signer_is_made_once_and_waits() {
    let mut log = special_unrolled();
    let next = next(&log);
    log.by(ADMIN_DEVICE, next).unwrap();
    assert_eq!(log.organisation.next_epochs(ADMIN_DEVICE), []);
    assert_eq!(log.organisation.unrolled().len(), 1, "not before it counts");
    let waiting = log.organisation.completable()[0].clone();
    assert!(log.organisation.may_countersign(SECOND_DEVICE, &waiting));
    assert!(!log.organisation.may_countersign(ADMIN_DEVICE, &waiting));
    let second = StatementBody::Countersigned {
        statement: waiting.hash,
    };
    log.by(SECOND_DEVICE, second).unwrap();
    assert_eq!(log.organisation.unrolled(), []);
}

#[test]
fn t15_a_secret_that_waits_never_counts_once_one_of_its_devices_is_revoked() {
    let mut log = special_unrolled();
    let first = next(&log);
    log.by(ADMIN_DEVICE, first).unwrap();
    let waiting = log.organisation.waiting[0].hash;
    let readers = log.organisation.waiting_readers(Class::Special, 2, waiting);
    assert!(readers.is_some_and(|readers| readers.contains(&REP)));
    let revoke = StatementBody::Revoke {
        device: DeviceId::v4([7; 16]),
    };
    log.by(ADMIN_DEVICE, revoke).unwrap();
    let second = StatementBody::Countersigned { statement: waiting };
    assert!(is_malformed(&log.by(SECOND_DEVICE, second)));
    assert_eq!(log.organisation.next_epochs(ADMIN_DEVICE).len(), 1);
}

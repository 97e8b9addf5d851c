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

#[test]
fn a_class_that_needs_a_second_signer_is_not_rolled_alone() {
    let log = Log::with_two_administrators();
    let special = of_class(Class::Special, &[ADMIN, REP]);
    assert!(
        log.organisation
            .needs_second(Signer::Device(ADMIN_DEVICE), &special)
    );
    let mut alone = Log::set_up();
    alone.by(ADMIN_DEVICE, special).unwrap();
    alone.by(ADMIN_DEVICE, REVOKE).unwrap();
    assert_eq!(alone.organisation.next_epochs(ADMIN_DEVICE).len(), 1);
    alone.organisation.administrators.push(SECOND);
    assert_eq!(alone.organisation.next_epochs(ADMIN_DEVICE).len(), 1);
    alone
        .by(ADMIN_DEVICE, user(SECOND, &[Role::Administrator]))
        .unwrap();
    alone
        .by(ADMIN_DEVICE, device(SECOND_DEVICE, SECOND))
        .unwrap();
    assert_eq!(alone.organisation.next_epochs(ADMIN_DEVICE), []);
}

//! A device out of the recovery kit: one for each new recovery key, of a named administrator.

use super::*;

const FRESH: DeviceId = DeviceId::new(uuid::Uuid::from_u128(21));
const OTHER: DeviceId = DeviceId::new(uuid::Uuid::from_u128(22));

fn recovery(key: u8) -> StatementBody {
    StatementBody::Recovery {
        key: PublicKey([key; 32]),
        holders: Vec::new(),
    }
}

#[test]
fn the_root_signs_a_device_of_an_administrator_right_after_a_new_recovery_key() {
    let mut log = Log::set_up();
    log.by_root(recovery(9)).unwrap();
    assert!(log.organisation.may_be_recovered(ADMIN));
    log.by_root(device(FRESH, ADMIN)).unwrap();
    assert!(log.organisation.live_device(FRESH).is_some());
    assert_eq!(
        log.by(
            FRESH,
            StatementBody::Revoke {
                device: ADMIN_DEVICE
            }
        ),
        Ok(())
    );
    assert_eq!(log.organisation.last_renewal().unwrap().n, 12);
}

#[test]
fn without_a_new_recovery_key_the_root_signs_no_device() {
    let mut log = Log::set_up();
    assert!(is_without_right(&log.by_root(device(FRESH, ADMIN))));
    log.by_root(recovery(4)).unwrap();
    assert_eq!(log.organisation.last_renewal(), None);
    assert!(is_without_right(&log.by_root(device(FRESH, ADMIN))));
    log.by_root(recovery(9)).unwrap();
    log.by(ADMIN_DEVICE, user(REP, &[Role::Manager])).unwrap();
    assert!(is_without_right(&log.by_root(device(FRESH, ADMIN))));
}

#[test]
fn one_new_recovery_key_gives_one_device() {
    let mut log = Log::set_up();
    log.by_root(recovery(9)).unwrap();
    log.by_root(device(FRESH, ADMIN)).unwrap();
    assert!(is_without_right(&log.by_root(device(OTHER, ADMIN))));
    log.by_root(recovery(9)).unwrap();
    assert!(is_without_right(&log.by_root(device(OTHER, ADMIN))));
}

#[test]
fn the_root_signs_no_device_of_somebody_who_is_no_named_administrator() {
    let mut log = Log::set_up();
    log.by_root(recovery(9)).unwrap();
    assert!(is_without_right(&log.by_root(device(FRESH, REP))));
    assert!(is_without_right(&log.by_root(user(REP, &Role::ALL))));
    let mut left = Log::with_two_administrators();
    left.by(ADMIN_DEVICE, user(SECOND, &[])).unwrap();
    left.by_root(recovery(9)).unwrap();
    assert!(is_malformed(&left.by_root(device(FRESH, SECOND))));
}

#[test]
fn only_the_root_renews_recovery_so_no_device_makes_its_own_successor() {
    let mut log = Log::set_up();
    assert!(is_without_right(&log.by(ADMIN_DEVICE, recovery(9))));
    assert!(is_without_right(&log.by(REP_DEVICE, recovery(9))));
}

#[test]
fn after_a_new_recovery_key_every_class_waits_for_a_new_epoch() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[REP])).unwrap();
    assert_eq!(log.organisation.unrolled(), []);
    log.by_root(recovery(9)).unwrap();
    log.by_root(device(FRESH, ADMIN)).unwrap();
    let unrolled = log.organisation.unrolled();
    assert_eq!((unrolled[0].class, unrolled[0].epoch), (Class::Notes, 1));
    let next = log.organisation.recovered_epochs(FRESH);
    assert_eq!((next[0].epoch, next[0].readers.as_slice()), (2, &[REP][..]));
    log.by(FRESH, epoch(2, 2, &[REP])).unwrap();
    assert_eq!(log.organisation.unrolled(), []);
}

#[test]
fn a_class_without_any_reader_left_gets_the_recovered_administrator() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[REP])).unwrap();
    log.by(ADMIN_DEVICE, user(REP, &[])).unwrap();
    log.by_root(recovery(9)).unwrap();
    log.by_root(device(FRESH, ADMIN)).unwrap();
    let next = log.organisation.recovered_epochs(FRESH);
    assert_eq!(next[0].readers, [ADMIN]);
    assert_eq!(log.organisation.recovered_epochs(REP_DEVICE), []);
}

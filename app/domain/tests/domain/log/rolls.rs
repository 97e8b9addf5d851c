//! After somebody left: which keys are not yet rolled, and whom a new epoch may name.

use domain::organisation::{Unlawful, Unrolled};

use super::*;

const REVOKE: StatementBody = StatementBody::Revoke { device: REP_DEVICE };

/// The administrator and the representative hold the secret of notes.
fn granted() -> Log {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN, REP])).unwrap();
    log
}

fn at(log: &mut Log, minute: i64, content: StatementBody) {
    let (n, prev) = (log.organisation.n + 1, log.organisation.head);
    let (mut statement, hash) = statement(n, prev, Signer::Device(ADMIN_DEVICE), content);
    statement.at = Timestamp::from_millis(minute * 60_000);
    log.organisation.apply(&statement, hash).unwrap();
}

fn refused_readers(log: &mut Log, content: StatementBody) -> Vec<UserId> {
    let Err(LogError::Unlawful {
        why: Unlawful::Readers(readers),
        ..
    }) = log.enter(content)
    else {
        panic!("the readers are taken");
    };
    readers
}

#[test]
fn a_revoked_device_leaves_its_classes_unrolled_until_the_next_epoch() {
    let mut log = granted();
    assert_eq!(log.organisation.unrolled(), []);
    at(&mut log, 5, REVOKE);
    let unrolled = log.organisation.unrolled();
    let expected = Unrolled {
        class: Class::Notes,
        epoch: 1,
        since: Timestamp::from_millis(300_000),
        devices: vec![REP_DEVICE],
        users: vec![],
    };
    assert_eq!(unrolled, [expected]);
    let now = Timestamp::from_millis(360_000);
    assert_eq!(unrolled[0].age_ms(now), 60_000);
    assert_eq!(unrolled[0].age_ms(Timestamp::from_millis(0)), 0);
    // To be revoked once more changes nothing, and more readers of the same secret neither.
    at(&mut log, 9, REVOKE);
    at(&mut log, 10, epoch(1, 1, &[ADMIN, REP]));
    assert_eq!(log.organisation.unrolled(), unrolled);
    at(&mut log, 11, epoch(2, 2, &[ADMIN]));
    assert_eq!(log.organisation.unrolled(), []);
}

#[test]
fn a_lost_reading_role_leaves_out_the_user_and_every_device() {
    let mut log = granted();
    let tablet = DeviceId::v4([7; 16]);
    log.by(REP_DEVICE, device(tablet, REP)).unwrap();
    at(&mut log, 7, user(REP, &[Role::Auditor]));
    at(&mut log, 8, REVOKE);
    let unrolled = log.organisation.unrolled();
    assert_eq!((&unrolled[0].users, unrolled.len()), (&vec![REP], 1));
    assert_eq!(unrolled[0].devices, {
        let mut devices = vec![REP_DEVICE, tablet];
        devices.sort_unstable();
        devices
    });
    assert_eq!(unrolled[0].since, Timestamp::from_millis(420_000));
    // Whom the new secret still reaches is still to be left out.
    at(&mut log, 9, epoch(2, 2, &[ADMIN, REP]));
    assert_eq!(log.organisation.unrolled()[0].users, [REP]);
    at(&mut log, 10, epoch(3, 3, &[ADMIN]));
    assert_eq!(log.organisation.unrolled(), []);
}

#[test]
fn a_role_that_comes_back_in_time_needs_no_roll() {
    let mut log = granted();
    at(&mut log, 7, user(REP, &[]));
    assert_eq!(log.organisation.unrolled()[0].users, [REP]);
    at(&mut log, 8, user(REP, &[Role::Manager]));
    assert_eq!(log.organisation.unrolled(), []);
}

#[test]
fn who_never_held_a_secret_leaves_nothing_behind() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN])).unwrap();
    at(&mut log, 5, REVOKE);
    at(&mut log, 6, user(REP, &[]));
    assert_eq!(log.organisation.unrolled(), []);
}

#[test]
fn a_new_epoch_names_nobody_without_role_or_device() {
    let mut log = granted();
    at(&mut log, 5, REVOKE);
    let next = epoch(2, 2, &[ADMIN, REP]);
    assert_eq!(refused_readers(&mut log, next), [REP]);
    assert_eq!(log.organisation.next_readers(Class::Notes, ADMIN), [ADMIN]);
    let mut log = granted();
    at(&mut log, 5, user(REP, &[Role::Auditor]));
    let next = epoch(2, 2, &[REP, ADMIN]);
    assert_eq!(refused_readers(&mut log, next), [REP]);
    assert_eq!(log.enter(epoch(2, 2, &[ADMIN])), Ok(()));
}

#[test]
fn more_readers_come_in_beside_one_who_is_still_to_be_left_out() {
    let mut log = granted();
    at(&mut log, 5, user(REP, &[Role::Auditor]));
    log.by(ADMIN_DEVICE, user(SECOND, &[Role::Manager]))
        .unwrap();
    log.by(ADMIN_DEVICE, device(SECOND_DEVICE, SECOND)).unwrap();
    assert_eq!(log.enter(epoch(1, 1, &[ADMIN, REP, SECOND])), Ok(()));
    assert_eq!(log.organisation.unrolled()[0].users, [REP]);
}

#[test]
fn an_administrator_without_a_reading_role_names_himself_and_no_other_one() {
    let mut log = Log::with_two_administrators();
    assert_eq!(refused_readers(&mut log, epoch(1, 1, &[SECOND])), [SECOND]);
    let (n, prev) = (log.organisation.n + 1, log.organisation.head);
    let signer = Signer::Device(SECOND_DEVICE);
    let (own, hash) = statement(n, prev, signer, epoch(1, 1, &[SECOND]));
    assert_eq!(log.organisation.enter(&own, hash), Ok(()));
    assert_eq!(
        log.organisation.next_readers(Class::Notes, SECOND),
        [SECOND]
    );
    assert_eq!(log.organisation.next_readers(Class::Notes, ADMIN), []);
}

#[test]
fn t15_who_gave_the_reading_role_up_stays_in_no_roll_of_their_own_either() {
    let mut log = Log::with_two_administrators();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN])).unwrap();
    log.by(ADMIN_DEVICE, user(ADMIN, &[Role::Administrator]))
        .unwrap();
    assert_eq!(log.organisation.next_readers(Class::Notes, ADMIN), []);
    assert_eq!(log.organisation.next_epochs(ADMIN_DEVICE), []);
}

#[test]
fn the_epoch_of_a_moment_is_the_newest_one_stated_then() {
    let mut log = granted();
    let first = log.organisation.n;
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN, REP])).unwrap();
    log.by(ADMIN_DEVICE, epoch(2, 2, &[ADMIN])).unwrap();
    let second = log.organisation.n;
    let epoch_at = |n| log.organisation.epoch_at(Class::Notes, n);
    assert_eq!(epoch_at(first - 1), None);
    assert_eq!((epoch_at(first), epoch_at(second - 1)), (Some(1), Some(1)));
    assert_eq!((epoch_at(second), epoch_at(u64::MAX)), (Some(2), Some(2)));
    assert_eq!(log.organisation.epoch_at(Class::Special, u64::MAX), None);
}

//! Who waits for a class secret.

use domain::organisation::PendingGrant;

use super::*;

fn nobody(_: Class, _: u32, _: DeviceId) -> bool {
    false
}

fn places(pending: &[PendingGrant]) -> Vec<(DeviceId, bool)> {
    pending
        .iter()
        .map(|grant| (grant.device, grant.named))
        .collect()
}

#[test]
fn a_reader_waits_until_the_statement_and_the_secret_are_there() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN])).unwrap();
    let held = |_: Class, epoch: u32, device: DeviceId| epoch == 1 && device == ADMIN_DEVICE;
    let pending = log.organisation.pending_grants(held);
    assert_eq!(places(&pending), [(REP_DEVICE, false)]);
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN, REP])).unwrap();
    let pending = log.organisation.pending_grants(held);
    assert_eq!(places(&pending), [(REP_DEVICE, true)]);
    assert_eq!((pending[0].user, pending[0].epoch), (REP, 1));
    assert_eq!(log.organisation.pending_grants(|_, _, _| true), []);
    log.by(ADMIN_DEVICE, epoch(2, 2, &[ADMIN])).unwrap();
    let pending = log.organisation.pending_grants(held);
    assert_eq!(
        places(&pending),
        [(ADMIN_DEVICE, true), (REP_DEVICE, false)]
    );
}

#[test]
fn who_may_not_read_or_left_or_was_revoked_does_not_wait() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN, REP])).unwrap();
    let held = |_: Class, _: u32, device: DeviceId| device == ADMIN_DEVICE;
    let revoke = StatementBody::Revoke { device: REP_DEVICE };
    for content in [user(REP, &[Role::Auditor]), user(REP, &[]), revoke] {
        let mut log = Log {
            organisation: log.organisation.clone(),
        };
        assert_eq!(log.organisation.pending_grants(held).len(), 1);
        log.by(ADMIN_DEVICE, content).unwrap();
        assert_eq!(log.organisation.pending_grants(held), []);
    }
}

#[test]
fn the_wait_begins_with_the_last_thing_that_made_it_due() {
    let mut log = Log::set_up();
    let mut at = |minute: i64, content| {
        let (n, prev) = (log.organisation.n + 1, log.organisation.head);
        let (mut statement, hash) = statement(n, prev, Signer::Device(ADMIN_DEVICE), content);
        statement.at = Timestamp::from_millis(minute * 60_000);
        log.organisation.apply(&statement, hash).unwrap();
        let pending = log.organisation.pending_grants(nobody);
        let rep = pending.iter().find(|grant| grant.user == REP).unwrap();
        rep.since.as_millis() / 60_000
    };
    assert_eq!(at(3, epoch(1, 1, &[ADMIN])), 3);
    assert_eq!(at(9, user(REP, &[Role::Manager])), 9);
    // Another name changes nothing.
    assert_eq!(at(12, user(REP, &[Role::Manager])), 9);
    assert_eq!(at(20, epoch(2, 2, &[ADMIN])), 20);
}

#[test]
fn a_secret_is_sealed_to_live_devices_of_its_readers() {
    let mut log = Log::set_up();
    let tablet = DeviceId::v4([7; 16]);
    log.by(REP_DEVICE, device(tablet, REP)).unwrap();
    log.by(ADMIN_DEVICE, StatementBody::Revoke { device: REP_DEVICE })
        .unwrap();
    let to = |readers: &[UserId]| -> Vec<DeviceId> {
        let recipients = log.organisation.recipients(readers);
        recipients.iter().map(|device| device.id).collect()
    };
    assert_eq!(to(&[REP]), [tablet]);
    assert_eq!(to(&[ADMIN]), [ADMIN_DEVICE]);
    assert_eq!(to(&[]), []);
}

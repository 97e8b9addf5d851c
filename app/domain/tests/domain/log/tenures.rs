//! What was allowed at an earlier place of the log.

use super::*;

#[test]
fn roles_of_an_earlier_place_are_those_stated_then() {
    let mut log = Log::set_up();
    let first = log.organisation.n;
    log.by(ADMIN_DEVICE, user(REP, &[Role::Auditor])).unwrap();
    log.by(ADMIN_DEVICE, user(REP, &[])).unwrap();
    let roles = |n| log.organisation.roles_at(REP, n).to_vec();
    assert_eq!(roles(1), []);
    assert_eq!(roles(first), [Role::Rep]);
    assert_eq!(roles(first + 1), [Role::Auditor]);
    assert_eq!(roles(first + 2), []);
    assert_eq!(roles(u64::MAX), []);
}

#[test]
fn a_device_could_seal_until_it_was_revoked_or_its_user_lost_the_right() {
    let mut log = Log::set_up();
    let first = log.organisation.n;
    let could = |log: &Log, n| log.organisation.could_seal(REP_DEVICE, Class::Notes, n);
    assert!(could(&log, first) && !could(&log, 1));
    assert!(
        !log.organisation
            .could_seal(REP_DEVICE, Class::Special, first)
    );
    assert_eq!(log.organisation.revoked_at(REP_DEVICE), None);
    log.by(ADMIN_DEVICE, StatementBody::Revoke { device: REP_DEVICE })
        .unwrap();
    assert!(could(&log, first) && !could(&log, first + 1));
    let revoked = log.organisation.revoked_at(REP_DEVICE).unwrap();
    assert_eq!(revoked.n, first + 1);
    // A second revocation does not move the first.
    log.by(ADMIN_DEVICE, StatementBody::Revoke { device: REP_DEVICE })
        .unwrap();
    assert_eq!(log.organisation.revoked_at(REP_DEVICE), Some(revoked));
    let unknown = DeviceId::v4([7; 16]);
    assert!(!log.organisation.could_seal(unknown, Class::Notes, first));
}

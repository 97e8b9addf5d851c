//! What a present reader seals for those who wait.

use domain::organisation::Service;

use super::*;

const OLD: Hash = Hash([7; 32]);
const HELD: [(Class, u32, Hash); 2] = [(Class::Notes, 1, OLD), (Class::Notes, 2, OLD)];

/// The administrator and the representative read notes of the second epoch.
fn both_named() -> Log {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN, REP])).unwrap();
    log.by(ADMIN_DEVICE, epoch(2, 2, &[ADMIN, REP])).unwrap();
    log
}

fn places(services: &[Service]) -> Vec<(DeviceId, u32, Hash)> {
    let places = services.iter();
    places
        .map(|service| (service.device, service.epoch, service.statement))
        .collect()
}

#[test]
fn who_waits_gets_the_newest_secret_and_the_older_ones_under_their_statements() {
    let log = both_named();
    let newest = log.organisation.classes[&Class::Notes].statement;
    let services = log
        .organisation
        .services(ADMIN_DEVICE, &HELD, |_, _, _| true);
    assert_eq!(
        places(&services),
        [(REP_DEVICE, 1, OLD), (REP_DEVICE, 2, newest)]
    );
    assert_eq!(services[0].agreement, PublicKey([3; 32]));
    let nobody_waits = log
        .organisation
        .services(ADMIN_DEVICE, &HELD, |_, _, _| false);
    assert_eq!(nobody_waits, []);
}

#[test]
fn t1_whom_the_log_does_not_name_gets_nothing_whatever_the_server_says() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN])).unwrap();
    let held = [(Class::Notes, 1, OLD)];
    let unnamed = log
        .organisation
        .services(ADMIN_DEVICE, &held, |_, _, _| true);
    assert_eq!(unnamed, []);
    let mut log = both_named();
    log.by(ADMIN_DEVICE, StatementBody::Revoke { device: REP_DEVICE })
        .unwrap();
    let revoked = log
        .organisation
        .services(ADMIN_DEVICE, &HELD, |_, _, _| true);
    assert_eq!(revoked, []);
}

#[test]
fn who_reads_nothing_or_holds_no_newest_secret_serves_nobody() {
    let mut log = both_named();
    let without_newest = log
        .organisation
        .services(ADMIN_DEVICE, &HELD[..1], |_, _, _| true);
    assert_eq!(without_newest, []);
    log.by(ADMIN_DEVICE, epoch(3, 3, &[REP])).unwrap();
    let held = [(Class::Notes, 3, OLD)];
    let no_reader = log
        .organisation
        .services(ADMIN_DEVICE, &held, |_, _, _| true);
    assert_eq!(no_reader, []);
    let stranger = DeviceId::v4([9; 16]);
    let unknown = log.organisation.services(stranger, &held, |_, _, _| true);
    assert_eq!(unknown, []);
}

//! Asking the first administrator to stop reading.

use domain::organisation::KeepsReading;

use super::*;

const OFFICER: UserId = UserId::new(uuid::Uuid::from_u128(4));
const OFFICER_DEVICE: DeviceId = DeviceId::new(uuid::Uuid::from_u128(14));
const NOW: Timestamp = Timestamp::from_millis(0);
const BOTH: [Role; 2] = [Role::Administrator, Role::PrivacyOfficer];

/// The founder reads notes; another administrator and an officer have these roles and are named.
fn log(second: &[Role], readers: &[UserId]) -> Log {
    let mut log = Log::with_two_administrators();
    for content in [
        user(SECOND, second),
        user(OFFICER, &[Role::PrivacyOfficer]),
        device(OFFICER_DEVICE, OFFICER),
        epoch(1, 1, readers),
    ] {
        log.by(ADMIN_DEVICE, content).unwrap();
    }
    let named = StatementBody::Admins {
        administrators: vec![ADMIN, SECOND],
        privacy_officers: vec![ADMIN, OFFICER],
    };
    log.by_root(named).unwrap();
    log
}

#[test]
fn the_first_administrator_is_asked_once_somebody_else_reads_what_they_read() {
    let mut log = log(&BOTH, &[ADMIN]);
    assert_eq!(log.organisation.own_reading(ADMIN, NOW), None);
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN, SECOND])).unwrap();
    let asked = log.organisation.own_reading(ADMIN, NOW).unwrap();
    assert_eq!(asked.classes, [(Class::Notes, vec![SECOND])]);
    assert_eq!(asked.stop, Ok(vec![Role::Administrator]));
    log.by(ADMIN_DEVICE, user(ADMIN, &[Role::Administrator]))
        .unwrap();
    assert_eq!(log.organisation.own_reading(ADMIN, NOW), None);
    assert_eq!(log.organisation.next_epochs(ADMIN_DEVICE), []);
    let next = log.organisation.next_epochs(SECOND_DEVICE);
    assert_eq!(next[0].readers, [SECOND]);
}

#[test]
fn nobody_else_is_asked_however_much_they_read() {
    let log = log(&BOTH, &[ADMIN, SECOND, OFFICER]);
    for other in [SECOND, OFFICER, REP] {
        assert_eq!(log.organisation.own_reading(other, NOW), None);
    }
}

#[test]
fn who_was_cut_off_is_nobody_who_reads_in_the_place_of_the_first() {
    let mut log = log(&BOTH, &[ADMIN, SECOND]);
    log.by(
        ADMIN_DEVICE,
        StatementBody::Revoke {
            device: SECOND_DEVICE,
        },
    )
    .unwrap();
    assert_eq!(log.organisation.own_reading(ADMIN, NOW), None);
}

#[test]
fn no_class_is_left_without_an_administrator_who_can_change_its_keys() {
    let log = log(&[Role::Administrator], &[ADMIN, OFFICER]);
    let asked = log.organisation.own_reading(ADMIN, NOW).unwrap();
    assert_eq!(asked.classes, [(Class::Notes, vec![OFFICER])]);
    assert_eq!(asked.stop, Err(KeepsReading::NoOtherRoller(Class::Notes)));
}

#[test]
fn the_last_privacy_officer_who_is_named_and_the_last_administrator_stay() {
    let mut log = log(&BOTH, &[ADMIN, SECOND]);
    let alone = StatementBody::Admins {
        administrators: vec![ADMIN, SECOND],
        privacy_officers: vec![ADMIN],
    };
    log.by_root(alone).unwrap();
    let organisation = &log.organisation;
    assert_eq!(
        organisation.roles_without_reading(ADMIN),
        Err(KeepsReading::NoOtherOfficer)
    );
    assert_eq!(
        organisation.roles_without_reading(OFFICER),
        Err(KeepsReading::NoAdministrator)
    );
}

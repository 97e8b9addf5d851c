//! Naming who may sign for the organisation.

use domain::organisation::{Signers, SignersFault};

use super::*;

const OFFICER: UserId = UserId::new(uuid::Uuid::from_u128(4));

fn hired() -> Log {
    let mut log = Log::set_up();
    for (id, role) in [
        (SECOND, Role::Administrator),
        (OFFICER, Role::PrivacyOfficer),
    ] {
        log.by(ADMIN_DEVICE, user(id, &[role])).unwrap();
    }
    log
}

fn named(administrators: &[UserId], privacy_officers: &[UserId]) -> Signers {
    Signers {
        administrators: administrators.to_vec(),
        privacy_officers: privacy_officers.to_vec(),
        holders: Vec::new(),
    }
}

#[test]
fn who_has_the_role_is_named_by_the_root_and_signs_from_then_on() {
    let mut log = hired();
    log.by(ADMIN_DEVICE, device(SECOND_DEVICE, SECOND)).unwrap();
    let wanted = named(&[ADMIN, SECOND], &[ADMIN, OFFICER]);
    assert!(is_without_right(&log.by(SECOND_DEVICE, user(REP, &[]))));
    assert_eq!(log.organisation.check_signers(ADMIN, &wanted), Ok(()));
    assert!(is_without_right(&log.by(ADMIN_DEVICE, wanted.statement())));
    log.by_root(wanted.statement()).unwrap();
    assert_eq!(log.organisation.signers(), wanted);
    assert_eq!(log.by(SECOND_DEVICE, user(REP, &[])), Ok(()));
}

#[test]
fn the_last_administrator_and_the_last_privacy_officer_stay() {
    let organisation = hired().organisation;
    let fault = |by, wanted: &Signers| organisation.check_signers(by, wanted).unwrap_err();
    let oneself = SignersFault::LeavesOneselfOut;
    assert_eq!(fault(ADMIN, &named(&[], &[ADMIN])), oneself);
    assert_eq!(fault(ADMIN, &named(&[SECOND], &[ADMIN])), oneself);
    assert_eq!(
        fault(SECOND, &named(&[SECOND], &[])),
        SignersFault::NoPrivacyOfficer
    );
    assert_eq!(
        organisation.check_signers(SECOND, &named(&[SECOND], &[OFFICER])),
        Ok(())
    );
}

#[test]
fn nobody_is_named_without_the_role_twice_or_for_nothing() {
    let organisation = hired().organisation;
    let fault = |wanted: &Signers| organisation.check_signers(ADMIN, wanted).unwrap_err();
    for (wanted, expected) in [
        (
            named(&[ADMIN, REP], &[ADMIN]),
            SignersFault::WithoutRole(REP),
        ),
        (
            named(&[ADMIN], &[SECOND]),
            SignersFault::WithoutRole(SECOND),
        ),
        (
            named(&[ADMIN, SECOND, SECOND], &[ADMIN]),
            SignersFault::Twice(SECOND),
        ),
        (named(&[ADMIN], &[ADMIN]), SignersFault::Unchanged),
    ] {
        assert_eq!(fault(&wanted), expected);
    }
}

#[test]
fn who_lost_the_role_is_still_named_until_the_kit_is_used() {
    let mut log = Log::with_two_administrators();
    assert_eq!(log.organisation.named_without_role(), []);
    log.by(ADMIN_DEVICE, user(SECOND, &[Role::Rep])).unwrap();
    assert_eq!(log.organisation.named_without_role(), [SECOND]);
    assert_eq!(log.by(SECOND_DEVICE, user(REP, &[])), Ok(()));
    log.by_root(named(&[ADMIN], &[ADMIN]).statement()).unwrap();
    assert_eq!(log.organisation.named_without_role(), []);
    assert!(is_without_right(&log.by(SECOND_DEVICE, user(REP, &[]))));
}

#[test]
fn nameable_is_who_has_the_role() {
    let organisation = hired().organisation;
    assert_eq!(organisation.nameable(Role::Administrator), [ADMIN, SECOND]);
    assert_eq!(
        organisation.nameable(Role::PrivacyOfficer),
        [ADMIN, OFFICER]
    );
}

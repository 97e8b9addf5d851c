//! Holders of the recovery key beside the kit.

use domain::organisation::{Holder, MOST_HOLDERS, Signers, SignersFault};

use super::*;

const FRESH: DeviceId = DeviceId::new(uuid::Uuid::from_u128(21));

fn person(number: u128) -> UserId {
    UserId::new(uuid::Uuid::from_u128(100 + number))
}

fn own(number: u128) -> DeviceId {
    DeviceId::new(uuid::Uuid::from_u128(200 + number))
}

fn holder(number: u128) -> Holder {
    Holder {
        user: person(number),
        device: own(number),
    }
}

fn first() -> Holder {
    Holder {
        user: ADMIN,
        device: ADMIN_DEVICE,
    }
}

fn recovery(key: u8, holders: &[Holder]) -> StatementBody {
    StatementBody::Recovery {
        key: PublicKey([key; 32]),
        holders: holders.to_vec(),
    }
}

/// The administrator and nine colleagues, each with a device.
fn office() -> Log {
    let mut log = Log::set_up();
    for number in 1..=9 {
        log.by(ADMIN_DEVICE, user(person(number), &[Role::Rep]))
            .unwrap();
        log.by(ADMIN_DEVICE, device(own(number), person(number)))
            .unwrap();
    }
    log
}

/// As [`office`], with the administrator and two colleagues as holders.
fn held() -> Log {
    let mut log = office();
    let holders = [first(), holder(1), holder(2)];
    log.by_root(recovery(9, &holders)).unwrap();
    log
}

#[test]
fn three_holders_are_named_and_any_two_of_them_help_somebody_else() {
    let organisation = held().organisation;
    assert_eq!(organisation.holders.statement, Some(organisation.head));
    assert_eq!(
        organisation.working_holders(),
        [first(), holder(1), holder(2)]
    );
    assert_eq!(organisation.holder_at(own(2)), Some(holder(2)));
    assert_eq!(organisation.holder_at(own(3)), None);
    assert_eq!(organisation.pairs_for(person(5)).len(), 6);
    assert_eq!(
        organisation.pairs_for(ADMIN),
        [(holder(1), holder(2)), (holder(2), holder(1))]
    );
    assert!(!organisation.pairs_are_over());
}

#[test]
fn one_or_two_holders_doubles_strangers_and_too_many_are_refused() {
    let mut log = office();
    let all: Vec<Holder> = (1..=9).map(holder).collect();
    let with = |user, device| [holder(1), holder(2), Holder { user, device }];
    for holders in [
        vec![holder(1)],
        vec![holder(1), holder(2)],
        vec![holder(1), holder(2), holder(2)],
        with(person(1), own(3)).to_vec(),
        with(person(3), own(2)).to_vec(),
        with(person(3), own(4)).to_vec(),
        with(person(3), FRESH).to_vec(),
        with(person(77), own(77)).to_vec(),
        all[..=MOST_HOLDERS].to_vec(),
    ] {
        let before = log.organisation.clone();
        assert!(is_malformed(&log.by_root(recovery(9, &holders))));
        assert_eq!(log.organisation, before);
    }
    assert_eq!(log.by_root(recovery(9, &all[..MOST_HOLDERS])), Ok(()));
}

#[test]
fn a_revoked_device_or_somebody_who_left_holds_nothing() {
    let mut log = held();
    log.by(ADMIN_DEVICE, StatementBody::Revoke { device: own(1) })
        .unwrap();
    assert_eq!(log.organisation.holder_at(own(1)), None);
    assert_eq!(log.organisation.holders_gone(), [person(1)]);
    assert!(!log.organisation.pairs_are_over());
    log.by(ADMIN_DEVICE, user(person(2), &[])).unwrap();
    assert_eq!(log.organisation.working_holders(), [first()]);
    assert!(log.organisation.pairs_are_over());
    let gone = [first(), holder(1), holder(3)];
    assert!(is_malformed(&log.by_root(recovery(8, &gone))));
}

#[test]
fn a_recovery_names_the_device_that_comes_out_of_it_in_the_place_of_the_lost_one() {
    let mut log = held();
    let after = log.organisation.holders_after(ADMIN, FRESH);
    let fresh = Holder {
        user: ADMIN,
        device: FRESH,
    };
    assert_eq!(after, [fresh, holder(1), holder(2)]);
    log.by_root(recovery(8, &after)).unwrap();
    assert_eq!(log.organisation.holder_at(FRESH), None);
    log.by_root(device(FRESH, ADMIN)).unwrap();
    assert_eq!(log.organisation.holder_at(FRESH), Some(fresh));
}

#[test]
fn one_device_to_come_is_named_and_of_an_administrator_only() {
    let mut log = held();
    let coming = |user, number| Holder {
        user,
        device: own(number),
    };
    let two = [coming(ADMIN, 50), coming(person(1), 51), holder(2)];
    assert!(is_malformed(&log.by_root(recovery(8, &two))));
    let stranger = [first(), coming(person(1), 51), holder(2)];
    assert!(is_malformed(&log.by_root(recovery(8, &stranger))));
}

#[test]
fn too_few_holders_after_a_recovery_are_none_until_somebody_chooses() {
    let mut log = held();
    log.by(ADMIN_DEVICE, StatementBody::Revoke { device: own(1) })
        .unwrap();
    let after = log.organisation.holders_after(ADMIN, FRESH);
    assert_eq!(after, []);
    log.by_root(recovery(8, &after)).unwrap();
    assert!(log.organisation.pairs_are_over());
    log.by_root(recovery(7, &[])).unwrap();
    assert!(log.organisation.pairs_are_over());
    log.by_root(log.organisation.signers().statement()).unwrap();
    assert!(!log.organisation.pairs_are_over());
}

#[test]
fn holders_are_chosen_with_who_may_sign_and_anew_when_one_is_gone() {
    let mut log = held();
    let wanted = |holders: &[UserId]| Signers {
        holders: holders.to_vec(),
        ..log.organisation.signers()
    };
    let check = |wanted: &Signers| log.organisation.check_signers(ADMIN, wanted);
    let same = wanted(&[person(2), person(1), ADMIN]);
    assert_eq!(check(&same), Err(SignersFault::Unchanged));
    assert_eq!(check(&wanted(&[person(1), person(2), person(3)])), Ok(()));
    assert_eq!(check(&wanted(&[])), Ok(()));
    assert_eq!(
        check(&wanted(&[person(1), person(2)])),
        Err(SignersFault::HolderCount)
    );
    let stranger = wanted(&[person(1), person(2), person(77)]);
    assert_eq!(check(&stranger), Err(SignersFault::CannotHold(person(77))));
    let doubled = wanted(&[person(1), person(2), person(2)]);
    assert_eq!(check(&doubled), Err(SignersFault::Twice(person(2))));
    log.by(ADMIN_DEVICE, StatementBody::Revoke { device: own(1) })
        .unwrap();
    let check = log.organisation.check_signers(ADMIN, &same);
    assert_eq!(check, Err(SignersFault::CannotHold(person(1))));
}

#[test]
fn an_older_recovery_statement_keeps_its_bytes() {
    let older = serde_json::to_string(&recovery(9, &[])).unwrap();
    assert!(!older.contains("holders"), "{older}");
    let read: StatementBody = serde_json::from_str(&older).unwrap();
    assert_eq!(read, recovery(9, &[]));
}

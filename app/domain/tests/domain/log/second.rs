//! Statements with two signers (security design, section 4).

use super::*;

fn special(epoch: u32, intake: u8, readers: &[UserId]) -> StatementBody {
    StatementBody::ClassEpoch {
        class: Class::Special,
        epoch,
        intake: PublicKey([intake; 32]),
        readers: readers.to_vec(),
    }
}

fn countersigned(log: &Log) -> StatementBody {
    StatementBody::Countersigned {
        statement: log.organisation.head,
    }
}

#[test]
fn one_administrator_alone_grants_a_special_class() {
    let mut log = Log::set_up();
    assert_eq!(log.organisation.second_signers(ADMIN), []);
    log.by(ADMIN_DEVICE, special(1, 1, &[ADMIN])).unwrap();
    assert_eq!(log.organisation.classes[&Class::Special].readers, [ADMIN]);
    assert!(log.organisation.waiting.is_empty());
}

#[test]
fn of_two_administrators_one_alone_grants_no_special_class() {
    let mut log = Log::with_two_administrators();
    log.by(ADMIN_DEVICE, special(1, 1, &[ADMIN])).unwrap();
    let stated = log.organisation.head;
    assert!(!log.organisation.classes.contains_key(&Class::Special));
    assert_eq!(log.organisation.waiting[0].n, log.organisation.n);

    log.by(SECOND_DEVICE, countersigned(&log)).unwrap();
    let granted = &log.organisation.classes[&Class::Special];
    assert_eq!((granted.epoch, granted.statement), (1, stated));
    assert!(log.organisation.waiting.is_empty());
    assert_eq!(
        log.organisation
            .epoch_at(Class::Special, log.organisation.n),
        Some(1)
    );
    assert_eq!(
        log.organisation
            .epoch_at(Class::Special, log.organisation.n - 1),
        None
    );
}

#[test]
fn other_classes_need_one_signer_however_many_there_are() {
    let mut log = Log::with_two_administrators();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN])).unwrap();
    assert!(log.organisation.classes.contains_key(&Class::Notes));
}

#[test]
fn nobody_signs_twice_and_no_other_role_signs_second() {
    let mut log = Log::with_two_administrators();
    log.by(ADMIN_DEVICE, device(DeviceId::v4([7; 16]), ADMIN))
        .unwrap();
    log.by(ADMIN_DEVICE, special(1, 1, &[ADMIN])).unwrap();
    let second = countersigned(&log);
    for signer in [ADMIN_DEVICE, DeviceId::v4([7; 16]), REP_DEVICE] {
        assert!(is_without_right(&log.by(signer, second.clone())));
    }
    assert!(is_without_right(&log.by_root(second)));
    let unknown = StatementBody::Countersigned {
        statement: Hash([9; 32]),
    };
    assert!(is_malformed(&log.by(SECOND_DEVICE, unknown)));
    assert_eq!(log.by(SECOND_DEVICE, countersigned(&log)), Ok(()));
}

#[test]
fn what_lost_its_first_signer_is_completed_by_nobody() {
    let mut log = Log::with_two_administrators();
    log.by(SECOND_DEVICE, special(1, 1, &[ADMIN])).unwrap();
    let second = countersigned(&log);
    let revoke = StatementBody::Revoke {
        device: SECOND_DEVICE,
    };
    log.by(ADMIN_DEVICE, revoke).unwrap();
    assert!(is_without_right(&log.by(ADMIN_DEVICE, second)));
    // Now that he is alone again, his own word is enough, and nothing waits any more.
    log.by(ADMIN_DEVICE, special(1, 2, &[ADMIN])).unwrap();
    assert!(log.organisation.waiting.is_empty());
}

#[test]
fn a_newer_statement_takes_the_place_of_the_one_that_waits() {
    let mut log = Log::with_two_administrators();
    log.by(ADMIN_DEVICE, special(1, 1, &[ADMIN])).unwrap();
    let first = countersigned(&log);
    log.by(ADMIN_DEVICE, special(1, 2, &[ADMIN])).unwrap();
    assert!(is_malformed(&log.by(SECOND_DEVICE, first)));
    log.by(SECOND_DEVICE, countersigned(&log)).unwrap();
    assert_eq!(
        log.organisation.classes[&Class::Special].intake,
        PublicKey([2; 32])
    );
}

#[test]
fn what_is_unsound_does_not_even_wait() {
    let mut log = Log::with_two_administrators();
    assert!(is_malformed(&log.by(ADMIN_DEVICE, special(2, 1, &[ADMIN]))));
    assert!(log.organisation.waiting.is_empty());
}

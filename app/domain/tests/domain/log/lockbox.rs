//! Who may ask for, approve, end and use a lockbox (Y-2).

use std::collections::BTreeSet;

use domain::access::{
    LockboxApproval, LockboxCase, LockboxOutcome, LockboxRefusal, LockboxRequest, LockboxStanding,
    Reason, SignedLockboxApproval, SignedLockboxRequest,
};
use domain::{LockboxId, SubjectId};

use super::*;

const SUPPORTER: UserId = UserId::new(uuid::Uuid::from_u128(5));
const MANAGER: UserId = UserId::new(uuid::Uuid::from_u128(6));
const PERSON: SubjectId = SubjectId::new(uuid::Uuid::from_u128(7));
const ANOTHER: SubjectId = SubjectId::new(uuid::Uuid::from_u128(8));
const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);
const HOUR: i64 = 60 * 60 * 1000;

fn organisation() -> Organisation {
    let mut log = Log::set_up();
    for (id, role) in [(SUPPORTER, Role::Support), (MANAGER, Role::Manager)] {
        log.by(ADMIN_DEVICE, user(id, &[role])).unwrap();
    }
    log.organisation
}

fn request() -> LockboxRequest {
    LockboxRequest {
        id: LockboxId::new(uuid::Uuid::from_u128(9)),
        by: SUPPORTER,
        device: REP_DEVICE,
        reason: Reason::new("Faktura se nezobrazí").unwrap(),
        ticket: "HELP-17".to_owned(),
        classes: BTreeSet::from([Class::Financial]),
        subjects: BTreeSet::from([PERSON]),
        minutes: 120,
        key: PublicKey([8; 32]),
        at: NOW,
    }
}

fn ask(request: LockboxRequest) -> Result<LockboxCase, LockboxRefusal> {
    let signature = Signature([0; 64]);
    let signed = SignedLockboxRequest { request, signature };
    LockboxCase::ask(&organisation(), signed, NOW)
}

fn asked() -> LockboxCase {
    ask(request()).unwrap()
}

fn yes(by: UserId, from: Timestamp, until: Timestamp) -> SignedLockboxApproval {
    SignedLockboxApproval {
        approval: LockboxApproval {
            request: request().hash(ORG).unwrap(),
            by,
            device: ADMIN_DEVICE,
            from,
            until,
        },
        signature: Signature([0; 64]),
    }
}

fn approve(by: UserId, hours: i64) -> Result<LockboxCase, LockboxRefusal> {
    let until = NOW.plus_millis(hours * HOUR);
    asked().approve(&organisation(), yes(by, NOW, until), NOW)
}

fn open() -> LockboxCase {
    approve(ADMIN, 2).unwrap()
}

#[test]
fn y_2_only_a_user_of_role_support_asks() {
    for by in [ADMIN, REP, MANAGER] {
        let other = LockboxRequest { by, ..request() };
        assert_eq!(ask(other), Err(LockboxRefusal::Unknown));
    }
    assert_eq!(asked().standing(NOW), LockboxStanding::Asked);
}

#[test]
fn y_2_a_request_lists_persons_and_classes_for_eight_hours_at_most() {
    let many = (0..51).map(|n| SubjectId::new(uuid::Uuid::from_u128(n)));
    let wrong: [LockboxRequest; 7] = [
        LockboxRequest {
            minutes: 8 * 60 + 1,
            ..request()
        },
        LockboxRequest {
            minutes: 0,
            ..request()
        },
        LockboxRequest {
            classes: BTreeSet::new(),
            ..request()
        },
        LockboxRequest {
            subjects: BTreeSet::new(),
            ..request()
        },
        LockboxRequest {
            subjects: many.collect(),
            ..request()
        },
        LockboxRequest {
            ticket: " ".to_owned(),
            ..request()
        },
        LockboxRequest {
            at: NOW.plus_millis(-HOUR),
            ..request()
        },
    ];
    for request in wrong {
        assert_eq!(ask(request), Err(LockboxRefusal::Limits));
    }
    let longest = LockboxRequest {
        minutes: 8 * 60,
        ..request()
    };
    assert!(ask(longest).is_ok());
}

#[test]
fn y_2_a_reader_of_every_class_approves_and_never_who_asked() {
    assert_eq!(approve(SUPPORTER, 1), Err(LockboxRefusal::NotAReader));
    assert_eq!(approve(REP, 1), Err(LockboxRefusal::NotAReader));
    assert!(approve(MANAGER, 1).is_ok() && approve(ADMIN, 1).is_ok());
    let more = LockboxRequest {
        classes: BTreeSet::from([Class::Financial, Class::Special]),
        ..request()
    };
    let more = ask(more).unwrap();
    let by_manager = more.approve(&organisation(), yes(MANAGER, NOW, NOW.plus_millis(1)), NOW);
    assert_eq!(by_manager, Err(LockboxRefusal::NotAReader));
}

#[test]
fn y_2_nobody_approves_an_own_request_with_two_roles_either() {
    let mut log = Log::set_up();
    let both = user(SUPPORTER, &[Role::Support, Role::PrivacyOfficer]);
    log.by(ADMIN_DEVICE, both).unwrap();
    let own = asked().approve(
        &log.organisation,
        yes(SUPPORTER, NOW, NOW.plus_millis(1)),
        NOW,
    );
    assert_eq!(own, Err(LockboxRefusal::NotAReader));
}

#[test]
fn y_2_a_yes_is_for_the_request_as_it_was_signed_and_no_longer() {
    assert_eq!(approve(ADMIN, 3), Err(LockboxRefusal::Limits));
    assert_eq!(approve(ADMIN, 0), Err(LockboxRefusal::Limits));
    let mut other = yes(ADMIN, NOW, NOW.plus_millis(HOUR));
    other.approval.request = Hash([0; 32]);
    let approved = asked().approve(&organisation(), other, NOW);
    assert_eq!(approved, Err(LockboxRefusal::Limits));
    let later = NOW.plus_millis(HOUR);
    let late = yes(ADMIN, later, later.plus_millis(HOUR));
    let approved = asked().approve(&organisation(), late, NOW);
    assert_eq!(approved, Err(LockboxRefusal::Limits));
}

#[test]
fn y_2_an_unanswered_request_lapses_and_an_answered_one_is_not_answered_again() {
    let lapsed = NOW.plus_millis(12 * HOUR);
    assert_eq!(asked().standing(lapsed), LockboxStanding::Over);
    let late = yes(ADMIN, lapsed, lapsed.plus_millis(HOUR));
    let approved = asked().approve(&organisation(), late, lapsed);
    assert_eq!(approved, Err(LockboxRefusal::Over));
    let again = open().approve(&organisation(), yes(ADMIN, NOW, NOW.plus_millis(1)), NOW);
    assert_eq!(again, Err(LockboxRefusal::Over));
}

#[test]
fn y_2_it_is_withdrawn_refused_or_closed_by_whom_it_concerns_once() {
    let by = |case: LockboxCase, who| {
        let ended = case.end(&organisation(), who, NOW)?;
        Ok::<_, LockboxRefusal>(ended.end.map(|end| end.outcome))
    };
    assert_eq!(by(asked(), SUPPORTER), Ok(Some(LockboxOutcome::Withdrawn)));
    assert_eq!(by(asked(), MANAGER), Ok(Some(LockboxOutcome::Refused)));
    assert_eq!(by(open(), SUPPORTER), Ok(Some(LockboxOutcome::Closed)));
    assert_eq!(by(open(), REP), Err(LockboxRefusal::Unknown));
    let over = open().end(&organisation(), ADMIN, NOW).unwrap();
    assert_eq!(over.standing(NOW), LockboxStanding::Over);
    assert_eq!(by(over, ADMIN), Err(LockboxRefusal::Over));
}

#[test]
fn y_2_copies_are_of_the_listed_persons_and_classes_by_the_approver_until_the_end() {
    let case = open();
    let takes = |maker, subject, class, at| case.takes(maker, subject, &[class], at);
    assert!(takes(ADMIN, PERSON, Class::Financial, NOW));
    assert!(!takes(MANAGER, PERSON, Class::Financial, NOW));
    assert!(!takes(ADMIN, ANOTHER, Class::Financial, NOW));
    assert!(!takes(ADMIN, PERSON, Class::Notes, NOW));
    let end = NOW.plus_millis(2 * HOUR);
    assert!(!takes(ADMIN, PERSON, Class::Financial, end));
    assert!(!asked().takes(ADMIN, PERSON, &[Class::Financial], NOW));
    let hands = |user, at| case.hands_out_to(&organisation(), user, at);
    assert!(hands(SUPPORTER, NOW) && !hands(SUPPORTER, end));
    assert!(!hands(ADMIN, NOW));
    assert!(!asked().hands_out_to(&organisation(), SUPPORTER, NOW));
}

//! Who may hold class secrets (9.3): the user's own signed acknowledgement of what is asked now.

use domain::access::training::TrainingResult;
use domain::access::{Acknowledgement, Training, TrainingPolicy};

use super::*;

const DAY: i64 = 24 * 60 * 60 * 1000;
const NEWCOMER: UserId = UserId::new(uuid::Uuid::from_u128(5));

/// Statements of these tests are signed at the start of time.
const fn day(number: i64) -> Timestamp {
    Timestamp::from_millis(number * DAY)
}

fn policy(version: u32, published: i64) -> StatementBody {
    StatementBody::Policy(TrainingPolicy {
        policy_version: version,
        training_version: 1,
        published_at: day(published),
        notice_days: 14,
    })
}

fn acknowledged(version: u32, result: TrainingResult) -> StatementBody {
    StatementBody::Acknowledged(Acknowledgement {
        policy_version: version,
        training_version: 1,
        text_sha256: Hash([1; 32]),
        result,
        valid_until: day(300),
    })
}

fn with_policy() -> Log {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, policy(1, 0)).unwrap();
    log
}

#[test]
fn s23_without_a_policy_everybody_may_hold_secrets() {
    let organisation = Log::set_up().organisation;
    assert_eq!(organisation.training(REP, day(1)), None);
    assert!(organisation.is_trained(REP, day(1)));
    assert!(organisation.may_receive(REP_DEVICE, day(1)));
}

#[test]
fn s23_the_first_policy_gives_who_was_here_its_notice_and_a_newcomer_none() {
    let mut log = with_policy();
    log.by(ADMIN_DEVICE, user(NEWCOMER, &[Role::Manager]))
        .unwrap();
    let organisation = log.organisation;
    let until = day(14);
    assert_eq!(
        organisation.training(REP, day(1)),
        Some(Training::Valid { until })
    );
    assert!(!organisation.is_trained(REP, until));
    assert!(!organisation.may_receive(REP_DEVICE, until));
    assert!(!organisation.is_trained(NEWCOMER, day(1)));
}

#[test]
fn s23_the_own_acknowledgement_counts_and_a_failed_one_does_not() {
    let mut log = with_policy();
    log.by(REP_DEVICE, acknowledged(1, TrainingResult::Failed))
        .unwrap();
    assert!(!log.organisation.is_trained(REP, day(20)));
    log.by(REP_DEVICE, acknowledged(1, TrainingResult::Passed))
        .unwrap();
    let organisation = log.organisation;
    assert!(organisation.is_trained(REP, day(20)));
    assert!(!organisation.is_trained(REP, day(300)));
    assert!(!organisation.is_trained(ADMIN, day(20)));
    let record = organisation.trainings[&REP].last().unwrap();
    assert_eq!(
        (record.device, record.statement),
        (REP_DEVICE, organisation.head)
    );
}

#[test]
fn s23_nothing_is_acknowledged_that_is_not_asked_at_present_or_by_the_root() {
    let passed = |version| acknowledged(version, TrainingResult::Passed);
    assert!(is_malformed(&Log::set_up().by(REP_DEVICE, passed(1))));
    assert!(is_malformed(&with_policy().by(REP_DEVICE, passed(2))));
    assert!(is_without_right(&with_policy().by_root(passed(1))));
}

#[test]
fn s23_a_newer_policy_gives_its_notice_to_who_knew_the_older_one() {
    let mut log = with_policy();
    log.by(REP_DEVICE, acknowledged(1, TrainingResult::Passed))
        .unwrap();
    log.by(ADMIN_DEVICE, policy(2, 100)).unwrap();
    let organisation = log.organisation;
    assert!(organisation.is_trained(REP, day(113)));
    assert!(!organisation.is_trained(REP, day(114)));
    // The notice of the first policy is long over for who never learned it.
    assert!(!organisation.is_trained(ADMIN, day(101)));
}

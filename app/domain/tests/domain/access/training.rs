//! The training gate (9.3, mission S23).

use domain::access::training::TrainingResult;
use domain::access::{
    Access, Action, Denied, Object, Right, Role, Training, TrainingPolicy, TrainingRecord, Use,
};
use domain::record::Class;
use domain::{DeviceId, Hash, Timestamp};

use super::{CLASSES, COLLEAGUE, OWN, Staff, USER, actions, case, open_field};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn record() -> TrainingRecord {
    TrainingRecord {
        user: USER,
        policy_version: 3,
        training_version: 2,
        text_sha256: Hash([1; 32]),
        result: TrainingResult::Passed,
        acknowledged_at: at("2026-05-04T08:00:00.000Z"),
        valid_until: at("2027-05-04T08:00:00.000Z"),
        device: DeviceId::v4([6; 16]),
        statement: Hash([2; 32]),
    }
}

fn policy() -> TrainingPolicy {
    TrainingPolicy {
        policy_version: 3,
        training_version: 2,
        published_at: at("2026-05-01T00:00:00.000Z"),
        notice_days: 14,
    }
}

fn end(record: &TrainingRecord, policy: &TrainingPolicy) -> Option<Timestamp> {
    match Training::of(
        USER,
        std::slice::from_ref(record),
        policy,
        record.acknowledged_at,
    ) {
        Training::Valid { until } => Some(until),
        Training::Missing => None,
    }
}

#[test]
fn s23_without_training_basic_is_read_and_nothing_else_is_done() {
    let rectifying = case(super::PERSON, true);
    let scope = domain::access::Scope {
        case: Some(&rectifying),
        reason: Some(&rectifying.reason),
        ..OWN
    };
    for role in Role::ALL {
        let roles = [role];
        let mut trained = Staff::trained(&roles);
        trained.rights = Right::ALL.into_iter().collect();
        let mut untrained = Staff::trained(&roles).untrained();
        untrained.rights = Right::ALL.into_iter().collect();
        for action in actions() {
            let open_action = action == Action::Read
                || matches!(action, Action::Use(usage)
                    if !matches!(usage, Use::Export | Use::BulkRead));
            for class in CLASSES {
                let entry = open_field(class);
                let object = Object::Field(Some(&entry));
                let asked = untrained.asks(action, object, scope);
                if open_action && class == Class::Basic {
                    assert_eq!(asked, trained.asks(action, object, scope));
                } else {
                    assert!(asked.is_err(), "{role:?} {action:?} {class:?}");
                }
            }
            for object in [Object::Ledger, Object::Registers] {
                let asked = untrained.asks(action, object, scope);
                if action == Action::Stop {
                    assert_eq!(asked, trained.asks(action, object, scope));
                } else {
                    assert!(asked.is_err(), "{role:?} {action:?}");
                }
            }
        }
    }
}

#[test]
fn h_11_a_told_stop_is_taken_by_the_untrained_and_a_hand_over_is_not_begun() {
    let rep = Staff::trained(&[Role::Rep]).untrained();
    let stop = rep.asks(Action::Stop, Object::Ledger, OWN);
    assert_eq!(stop, Ok(Access::Plain));
    let append = rep.asks(Action::Append, Object::Ledger, OWN);
    assert_eq!(append, Err(Denied::Untrained));
}

#[test]
fn a_record_counts_until_its_end() {
    let (record, policy) = (record(), policy());
    let of =
        |now: Timestamp| Training::of(USER, std::slice::from_ref(&record), &policy, now).is_valid();
    assert!(!of(record.acknowledged_at.plus_millis(-1)));
    assert!(of(record.acknowledged_at));
    assert!(of(record.valid_until.plus_millis(-1)));
    assert!(!of(record.valid_until));
}

#[test]
fn training_is_renewed_every_year_whatever_the_record_claims() {
    let mut long = record();
    long.valid_until = at("2030-01-01T00:00:00.000Z");
    assert_eq!(end(&long, &policy()), Some(at("2027-05-04T08:00:00.000Z")));
}

#[test]
fn a_new_version_of_policy_or_training_gives_the_days_of_notice() {
    let published = at("2026-06-01T00:00:00.000Z");
    for (policy_version, training_version) in [(4, 2), (3, 3)] {
        let mut policy = policy();
        policy.policy_version = policy_version;
        policy.training_version = training_version;
        policy.published_at = published;
        let noticed = |days: u8| {
            let policy = TrainingPolicy {
                notice_days: days,
                ..policy
            };
            end(&record(), &policy)
        };
        assert_eq!(noticed(14), Some(published.plus_millis(14 * DAY)));
        assert_eq!(noticed(0), Some(published.plus_millis(DAY)));
        assert_eq!(noticed(255), Some(published.plus_millis(30 * DAY)));
    }
}

#[test]
fn who_failed_or_is_somebody_else_is_not_trained() {
    let mut failed = record();
    failed.result = TrainingResult::Failed;
    assert_eq!(end(&failed, &policy()), None);
    let mut other = record();
    other.user = COLLEAGUE;
    assert_eq!(end(&other, &policy()), None);
}

#[test]
fn of_several_records_the_one_that_lasts_longest_counts() {
    let mut renewed = record();
    renewed.acknowledged_at = at("2027-04-30T08:00:00.000Z");
    renewed.valid_until = at("2028-04-30T08:00:00.000Z");
    let records = [renewed.clone(), record()];
    let standing = Training::of(USER, &records, &policy(), renewed.acknowledged_at);
    let until = renewed.valid_until;
    assert_eq!(standing, Training::Valid { until });
}

//! Everybody who waits is let in by one act.

use domain::InviteId;
use domain::access::training::TrainingResult;
use domain::access::{Acknowledgement, TrainingPolicy};
use domain::organisation::Newcomer;

use super::*;

fn newcomer(number: u8, role: Role) -> Newcomer {
    Newcomer {
        invite: InviteId::v4([number; 16]),
        user: UserId::v4([number; 16]),
        name: format!("Newcomer {number}"),
        role,
        device: DeviceId::v4([number; 16]),
        signing: PublicKey([number; 32]),
        agreement: PublicKey([number; 32]),
        device_name: "Chromium".to_owned(),
        code: format!("A{number:03}"),
    }
}

/// Every class has an epoch that the administrator alone reads.
fn with_classes(mut log: Log) -> Log {
    for class in Class::SEALED {
        let content = StatementBody::ClassEpoch {
            class,
            epoch: 1,
            intake: PublicKey([8; 32]),
            readers: vec![ADMIN],
        };
        log.by(ADMIN_DEVICE, content).unwrap();
    }
    log
}

fn epochs(bodies: &[StatementBody]) -> Vec<(Class, usize)> {
    let epochs = bodies.iter().filter_map(|body| {
        if let StatementBody::ClassEpoch { class, readers, .. } = body {
            Some((*class, readers.len()))
        } else {
            None
        }
    });
    epochs.collect()
}

#[test]
fn three_people_are_let_in_by_their_statements_and_one_for_each_class_they_read() {
    let mut log = with_classes(Log::set_up());
    let all = [
        newcomer(21, Role::Manager),
        newcomer(22, Role::Manager),
        newcomer(23, Role::Administrator),
    ];
    let bodies = log.organisation.admission(ADMIN, &all);
    let read: Vec<Class> = Class::SEALED
        .into_iter()
        .filter(|class| Role::Manager.reads(*class))
        .collect();
    assert!(!read.is_empty());
    assert_eq!(bodies.len(), 2 * all.len() + read.len());
    for body in bodies {
        log.by(ADMIN_DEVICE, body).unwrap();
    }
    for class in read {
        let readers = &log.organisation.classes[&class].readers;
        assert_eq!(readers, &[ADMIN, all[0].user, all[1].user]);
        assert_eq!(log.organisation.classes[&class].epoch, 1);
    }
    for newcomer in &all {
        let device = log.organisation.live_device(newcomer.device).unwrap();
        assert_eq!(device.user, newcomer.user);
        assert_eq!(log.organisation.roles(newcomer.user), [newcomer.role]);
    }
}

#[test]
fn who_reads_nothing_changes_no_class() {
    let log = with_classes(Log::set_up());
    let bodies = log
        .organisation
        .admission(ADMIN, &[newcomer(21, Role::Administrator)]);
    assert_eq!(bodies.len(), 2);
    assert_eq!(log.organisation.admission(ADMIN, &[]), []);
}

#[test]
fn where_a_second_administrator_signs_the_special_class_waits() {
    let officer = [newcomer(21, Role::PrivacyOfficer)];
    let alone = with_classes(Log::set_up());
    let alone = epochs(&alone.organisation.admission(ADMIN, &officer));
    assert!(alone.contains(&(Class::Special, 2)));
    let mut log = with_classes(Log::set_up());
    log.by(ADMIN_DEVICE, user(SECOND, &[Role::Administrator]))
        .unwrap();
    log.by(ADMIN_DEVICE, device(SECOND_DEVICE, SECOND)).unwrap();
    log.by_root(StatementBody::Admins {
        administrators: vec![ADMIN, SECOND],
        privacy_officers: vec![ADMIN],
    })
    .unwrap();
    let two = epochs(&log.organisation.admission(ADMIN, &officer));
    assert_eq!(two.len() + 1, alone.len());
    assert!(two.iter().all(|(class, _)| *class != Class::Special));
}

#[test]
fn s23_where_a_policy_stands_a_newcomer_is_named_and_receives_after_the_training() {
    let now = Timestamp::from_millis(1);
    let mut log = with_classes(Log::set_up());
    let policy = TrainingPolicy {
        policy_version: 1,
        training_version: 1,
        published_at: Timestamp::from_millis(0),
        notice_days: 14,
    };
    log.by(ADMIN_DEVICE, StatementBody::Policy(policy)).unwrap();
    let manager = newcomer(21, Role::Manager);
    let bodies = log
        .organisation
        .admission(ADMIN, core::slice::from_ref(&manager));
    for body in bodies {
        log.by(ADMIN_DEVICE, body).unwrap();
    }
    let notes = log.organisation.classes[&Class::Notes].clone();
    assert!(notes.readers.contains(&manager.user));
    assert!(!log.organisation.may_receive(manager.device, now));
    let said = Acknowledgement {
        policy_version: 1,
        training_version: 1,
        text_sha256: Hash([1; 32]),
        result: TrainingResult::Passed,
        valid_until: Timestamp::from_millis(1_000),
    };
    log.by(manager.device, StatementBody::Acknowledged(said))
        .unwrap();
    assert!(log.organisation.may_receive(manager.device, now));
    let held = [(Class::Notes, 1, notes.statement)];
    let served = log
        .organisation
        .services(ADMIN_DEVICE, &held, |_, _, device| device == manager.device);
    assert_eq!(served.len(), 1);
}

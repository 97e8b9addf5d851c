//! Databases that replace others (sync design, section 2).

use domain::organisation::{DatabaseEpoch, DatabaseHead, Restore};

use super::*;

fn head(epoch: u64, seq: u64) -> DatabaseHead {
    DatabaseHead {
        epoch: DatabaseEpoch(epoch),
        seq,
        audit_n: seq,
        audit_hash: Hash([8; 32]),
    }
}

fn restore(from: u64, to: u64) -> StatementBody {
    StatementBody::Restore(Restore {
        previous: head(from, 900),
        current: head(to, 700),
        reason: "disk failed".to_owned(),
    })
}

fn leads(log: &Log, from: u64, to: u64) -> Option<usize> {
    let steps = log
        .organisation
        .restores_between(DatabaseEpoch(from), DatabaseEpoch(to));
    steps.map(<[Restore]>::len)
}

/// The largest epoch is beyond what canonical JSON takes as a number.
#[test]
fn signed_restores_lead_from_one_database_to_the_next() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, restore(u64::MAX, 5)).unwrap();
    log.by(ADMIN_DEVICE, restore(5, 6)).unwrap();
    assert_eq!(leads(&log, u64::MAX, 5), Some(1));
    assert_eq!(leads(&log, u64::MAX, 6), Some(2));
    assert_eq!(leads(&log, 5, 6), Some(1));
    for (from, to) in [(5, u64::MAX), (6, 5), (u64::MAX, 7), (7, 6), (5, 5)] {
        assert_eq!(leads(&log, from, to), None, "{from} to {to}");
    }
}

#[test]
fn a_database_that_was_given_up_never_comes_back_and_no_step_is_left_out() {
    let mut log = Log::set_up();
    assert!(is_malformed(&log.by(ADMIN_DEVICE, restore(1, 1))));
    log.by(ADMIN_DEVICE, restore(1, 2)).unwrap();
    for (from, to) in [(2, 1), (2, 2), (1, 3), (9, 3)] {
        assert!(
            is_malformed(&log.by(ADMIN_DEVICE, restore(from, to))),
            "{from} to {to}"
        );
    }
}

#[test]
fn a_restore_needs_a_reason_and_an_administrator() {
    let mut log = Log::set_up();
    let mut without = restore(1, 2);
    if let StatementBody::Restore(restore) = &mut without {
        restore.reason = "  ".to_owned();
    }
    assert!(is_malformed(&log.by(ADMIN_DEVICE, without)));
    assert!(is_without_right(&log.by(REP_DEVICE, restore(1, 2))));
    assert!(is_without_right(&log.by_root(restore(1, 2))));
}

#[test]
fn of_two_administrators_one_alone_replaces_no_database() {
    let mut log = Log::with_two_administrators();
    log.by(ADMIN_DEVICE, restore(1, 2)).unwrap();
    assert_eq!(leads(&log, 1, 2), None);
    let second = StatementBody::Countersigned {
        statement: log.organisation.head,
    };
    log.by(SECOND_DEVICE, second).unwrap();
    assert_eq!(leads(&log, 1, 2), Some(1));
}

#[test]
fn an_epoch_has_one_spelling() {
    let text = |epoch: &str| serde_json::from_str::<DatabaseEpoch>(&format!("\"{epoch}\""));
    assert_eq!(text("000000000000002a").unwrap(), DatabaseEpoch(42));
    for other in [
        "2a",
        "000000000000002A",
        "+00000000000002a",
        "00000000000000002a",
        "",
    ] {
        assert!(text(other).is_err(), "{other}");
    }
}

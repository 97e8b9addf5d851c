//! T17: another database, a forked log, a withheld head.

use domain::Hash;
use domain::organisation::{DatabaseEpoch, DatabaseHead, Restore};
use sync::client::{ClientEngine, Input, Output};
use sync::message::v1::PullAnswer;

use super::*;
use crate::fixture::user;

fn head(epoch: u64) -> DatabaseHead {
    DatabaseHead {
        epoch: DatabaseEpoch(epoch),
        seq: 9,
        audit_n: 9,
        audit_hash: Hash([8; 32]),
    }
}

fn restore(from: u64, to: u64) -> StatementBody {
    StatementBody::Restore(Restore {
        previous: head(from),
        current: head(to),
        reason: "disk failed".into(),
    })
}

#[test]
fn t17_another_database_without_a_signed_restore_is_an_alert() {
    let mut fixture = Fixture::new();
    let mut held = trust(&fixture);
    let (known, served) = (DatabaseEpoch(7), DatabaseEpoch(8));
    let alert = Alert::OtherDatabase { known, served };
    assert_eq!(held.follow(7, 7), Ok(vec![]));
    assert_eq!(held.follow(7, 8), Err(alert));
    assert!(held.for_sealing().is_some(), "the outbox goes on growing");
    assert_eq!(held.alerts().collect::<Vec<_>>(), [alert]);
    let by_rep = Signer::Device(fixture.rep.device);
    let forged = next(&fixture, by_rep, &fixture.rep.key, restore(7, 8));
    let n = fixture.organisation.n + 1;
    refused(
        &mut trust(&fixture),
        &[forged],
        Alert::SignerWithoutRight { n },
    );
    fixture.state(restore(7, 8));
    let mut told = trust(&fixture);
    told.remember([alert]);
    let steps = told.follow(7, 8).unwrap();
    assert_eq!((steps.len(), told.alerts().count()), (1, 0));
    assert!(trust(&fixture).follow(8, 7).is_err());
}

#[test]
fn t17_an_alert_that_was_told_is_put_away_unless_it_still_stops_sealing() {
    let mut fixture = Fixture::new();
    let mut held = trust(&fixture);
    assert!(held.follow(7, 8).is_err());
    held.remember([Alert::ForeignRoot]);
    held.settle();
    assert_eq!(held.alerts().count(), 0);
    let forged = next(&fixture, Signer::OrgRoot, &fixture.rep.key, restore(7, 8));
    assert!(held.extend(&[forged]).is_err());
    held.remember([Alert::ForeignRoot]);
    held.settle();
    assert_eq!(held.alerts().count(), 1);
    assert!(held.alerts().all(|alert| alert.stops_sealing()));
    fixture.state(restore(7, 8));
    assert!(held.for_sealing().is_none());
}

#[test]
fn t17_a_device_keeps_data_cursor_and_outbox_before_another_database() {
    let mut fixture = Fixture::new();
    let op = bank_account(&mut fixture, 1, 1);
    let mut engine = ClientEngine::new(fixture.rep.device, 41, 9, vec![op]).under_epoch(7);
    engine.handle(Input::Online, NOW);
    engine.handle(Input::Pulled(Box::new(page(8))), NOW);
    while let Some(output) = engine.poll_output() {
        assert!(
            !matches!(output, Output::Store(_)),
            "nothing of it is stored"
        );
    }
    engine.handle(Input::Failed(sync::client::Fault::Refused), NOW);
    engine.handle(Input::Pulled(Box::new(page(8))), NOW);
    let mut status = None;
    while let Some(output) = engine.poll_output() {
        assert!(
            !matches!(output, Output::Store(_)),
            "nothing of it is stored"
        );
        if let Output::Tell(told) = output {
            status = Some(told);
        }
    }
    assert_eq!((engine.cursor(), engine.pending().count()), (41, 1));
    assert_eq!(status.unwrap().other_database, Some(8));
}

fn page(epoch: u64) -> PullAnswer {
    PullAnswer {
        epoch,
        server_time: NOW,
        verbs: Vec::new(),
        cursor: 50,
        head: 50,
        statements: Vec::new(),
        secrets: Vec::new(),
    }
}

#[test]
fn t17_a_forked_log_is_found_at_the_place_of_the_fork() {
    let fixture = Fixture::new();
    let officer = Signer::Device(fixture.officer.device);
    let n = fixture.organisation.n;
    let mut one = fixture.clone();
    one.state(user(&fixture.rep, vec![domain::access::Role::Manager]));
    let mut log = Log::after(&fixture.organisation, &fixture.statements);
    log.state(officer, &fixture.officer.key, user(&fixture.rep, vec![]));
    log.state(officer, &fixture.officer.key, user(&fixture.rep, vec![]));
    let fork = &log.statements[fixture.statements.len()..];
    let other = Alert::OtherStatement { n: n + 1 };
    refused(&mut trust(&one), fork, other);
    // Also when it is served only from after the fork, and to a device that has only the pin.
    refused(&mut trust(&one), &fork[1..], other);
    let mut pinned = Trust::in_root(public(&key(1)));
    pinned.pin(n + 1, one.organisation.head).unwrap();
    refused(&mut pinned, &log.statements, other);
    let mut late = trust(&fixture);
    late.extend(fork).unwrap();
    assert_eq!(late.pin(n + 1, one.organisation.head), Err(other));
    assert!(late.for_sealing().is_none());
}

#[test]
fn t17_a_gap_is_no_extension() {
    let mut fixture = Fixture::new();
    let before = trust(&fixture);
    fixture.state(user(&fixture.rep.clone(), vec![]));
    fixture.state(user(&fixture.rep.clone(), vec![]));
    let last = fixture.statements.len() - 1;
    let n = fixture.organisation.n;
    refused(
        &mut before.clone(),
        &fixture.statements[last..],
        Alert::BrokenLog { n },
    );
}

#[test]
fn t17_a_withheld_head_is_told_when_a_colleague_names_it() {
    let mut fixture = Fixture::new();
    let mut held = trust(&fixture);
    let served = fixture.organisation.n;
    let old = bank_account(&mut fixture, 1, 1);
    fixture.state(user(&fixture.other_rep.clone(), vec![]));
    let (record, value) = value(&bank_account(&mut fixture, 2, 1));
    let named = served + 1;
    assert_eq!(held.meet(record, &super::value(&old).1), None);
    let alert = Alert::WithheldStatements { served, named };
    assert_eq!(held.meet(record, &value), Some(alert));
    assert!(held.alerts().any(|kept| kept == alert));
    held.extend(&fixture.statements).unwrap();
    assert_eq!(held.meet(record, &value), None);
}

#[test]
fn t17_alerts_are_kept_and_shown_with_stable_codes() {
    let fixture = Fixture::new();
    let mut held = trust(&fixture);
    let alert = Alert::OtherStatement { n: 3 };
    held.remember([alert, alert]);
    assert_eq!(held.alerts().collect::<Vec<_>>(), [alert]);
    assert!(held.for_sealing().is_some());
    let kept = serde_json::to_string(&alert).unwrap();
    assert_eq!(kept, r#"{"other_statement":{"n":3}}"#);
    assert_eq!(serde_json::from_str::<Alert>(&kept).unwrap(), alert);
    assert_eq!(alert.code(), "other_statement");
}

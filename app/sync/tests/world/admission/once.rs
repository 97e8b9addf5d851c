//! Each operation counts once, in its order.

use domain::FieldId;
use domain::violation::Code;
use sync::message::v1::Outcome;
use sync::store::organisation::StoredOp;

use super::*;
use crate::fixture::{Draft, Fixture, RELEASE, Staff, record, subject};
use crate::server::Server;

#[test]
fn the_same_push_twice_is_applied_once() {
    let (mut server, mut fixture) = with_contact();
    let ops = [
        edit(&mut fixture, 1, "company", "Růže"),
        edit(&mut fixture, 2, "company", "Růže a syn"),
        edit(&mut fixture, 1, "company", "late"),
        edit(&mut fixture, 3, "nickname", "x"),
    ];
    let first = server.push(&fixture.rep, &ops, NOW);
    assert!(matches!(first[1], Outcome::Applied { version: 3, .. }));
    let commit = server.head().commit;
    let second = server.push(&fixture.rep, &ops, NOW.plus_millis(5));
    assert_eq!(server.head().commit, commit, "nothing new is committed");
    let already = |outcome: &Outcome| match *outcome {
        Outcome::Applied { seq, version } => Outcome::Already { seq, version },
        Outcome::Already { .. } | Outcome::Conflict { .. } | Outcome::Rejected { .. } => {
            outcome.clone()
        }
    };
    let expected: Vec<Outcome> = first.iter().map(already).collect();
    assert_eq!(second, expected);
}

#[test]
fn operations_of_one_push_see_each_other() {
    let mut fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let organisation = fixture.organisation.clone();
    let ops = [
        fixture.rep.put(&organisation, NOW, contact(1)),
        edit(&mut fixture, 1, "company", "Růže"),
        fixture.rep.put(
            &organisation,
            NOW,
            Draft::note(record(2), subject(1), record(1)),
        ),
        edit(&mut fixture, 2, "company", ""),
    ];
    let outcomes = server.push(&fixture.rep, &ops, NOW);
    assert!(
        outcomes
            .iter()
            .all(|outcome| matches!(outcome, Outcome::Applied { .. })),
        "{outcomes:?}"
    );
    let row = server.row(record(1)).unwrap();
    assert_eq!(row.version, 3);
    assert!(!row.fields.contains_key(&FieldId::new("company")));
    assert_eq!(server.row(record(2)).unwrap().owner, fixture.rep.user);
}

#[test]
fn a_number_that_comes_with_other_content_is_refused_and_noted() {
    let (mut server, mut fixture) = with_contact();
    let mut op = edit(&mut fixture, 1, "company", "Růže");
    op.n = 1;
    assert_eq!(
        code(&server.push_one(&fixture.rep, &op, NOW)),
        Code::IdConflict
    );
    assert_eq!(server.audit()[0].act, "op_number_conflict");
    assert_eq!(server.row(record(1)).unwrap().version, 1);
}

#[test]
fn an_edit_of_an_older_version_is_a_conflict_that_keeps_no_values() {
    let (mut server, mut fixture) = with_contact();
    let first = edit(&mut fixture, 1, "company", "Růže");
    server.push(&fixture.rep, &[first], NOW);
    let late = edit(&mut fixture, 1, "company", "Tulipán");
    let outcome = server.push_one(&fixture.rep, &late, NOW);
    let Outcome::Conflict { theirs } = &outcome else {
        panic!("no conflict: {outcome:?}");
    };
    assert_eq!(theirs.fields[&FieldId::new("company")], "Růže");
    let kept = stored(&mut server, &fixture.rep, late.n);
    assert_eq!(code(&kept.outcome), Code::VersionMoved);
    assert_eq!(server.push_one(&fixture.rep, &late, NOW), outcome);
}

#[test]
fn the_release_that_wrote_a_sealed_value_is_kept_with_the_operation() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let value = Draft::contact(record(1), subject(1), 1);
    let value = value.sealing("bank_account", Class::Financial, b"sealed");
    let sealed = fixture.rep.put(&organisation, NOW, value.clone());
    let again = fixture.rep.put(&organisation, NOW, value);
    let plain = edit(&mut fixture, 2, "company", "Růže");
    server.push(
        &fixture.rep,
        &[sealed.clone(), again.clone(), plain.clone()],
        NOW,
    );
    let mut kept = |op: &Op| stored(&mut server, &fixture.rep, op.n).release;
    assert_eq!(kept(&sealed), Some(RELEASE));
    assert_eq!((kept(&again), kept(&plain)), (None, None));
}

fn stored(server: &mut Server, staff: &Staff, n: u64) -> StoredOp {
    let load = sync::store::organisation::Load {
        ops: vec![(staff.device, n)],
        ..Default::default()
    };
    server.load(load).ops[&(staff.device, n)].clone()
}

#[test]
fn an_edit_that_foresaw_a_refused_one_is_a_conflict() {
    let (mut server, mut fixture) = with_contact();
    let ops = [
        edit(&mut fixture, 1, "email", "no address"),
        edit(&mut fixture, 2, "company", "Růže"),
    ];
    let outcomes = server.push(&fixture.rep, &ops, NOW);
    assert_eq!(
        (code(&outcomes[0]), field(&outcomes[0])),
        (Code::EmailInvalid, Some("email"))
    );
    assert!(matches!(outcomes[1], Outcome::Conflict { .. }));
}

#[test]
fn a_commit_under_a_moved_head_is_not_made_and_the_next_try_counts() {
    let (mut server, mut fixture) = with_contact();
    let op = edit(&mut fixture, 1, "company", "Růže");
    let plan = server.plan(&fixture.rep, core::slice::from_ref(&op), NOW);
    let other = fixture
        .other_rep
        .put(&fixture.organisation, NOW, contact(6));
    server.push(&fixture.other_rep, &[other], NOW);
    assert_eq!(server.carry_out(plan), None);
    assert!(matches!(
        server.push_one(&fixture.rep, &op, NOW),
        Outcome::Applied { .. }
    ));
}

#[test]
fn requests_that_arrive_in_the_other_order_count_once_each() {
    let (mut server, mut fixture) = with_contact();
    let first = edit(&mut fixture, 1, "company", "first");
    let second = edit(&mut fixture, 2, "company", "second");
    let early = server.push_one(&fixture.rep, &second, NOW);
    assert!(matches!(early, Outcome::Conflict { .. }), "{early:?}");
    let late = server.push_one(&fixture.rep, &first, NOW);
    assert!(matches!(late, Outcome::Applied { version: 2, .. }));
    let again = server.push(&fixture.rep, &[second, first], NOW);
    assert!(matches!(again[0], Outcome::Conflict { .. }));
    assert!(matches!(again[1], Outcome::Already { version: 2, .. }));
    let row = server.row(record(1)).unwrap();
    assert_eq!(
        (row.version, row.fields[&FieldId::new("company")].as_str()),
        (2, "first")
    );
}

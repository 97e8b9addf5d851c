//! Whose records, in which place.

use domain::violation::Code;
use sync::message::v1::{Op, Outcome};

use super::*;
use crate::fixture::{Draft, record, subject};

#[test]
fn t8_what_is_outside_the_view_answers_like_what_does_not_exist() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let foreign = Draft::contact(record(1), subject(1), 1).with("company", "x");
    let missing = Draft::contact(record(9), subject(9), 1).with("company", "x");
    let note = Draft::note(record(8), subject(1), record(1));
    let orphan = Draft::note(record(7), subject(9), record(9));
    let ops: Vec<Op> = [foreign, missing, note, orphan]
        .into_iter()
        .map(|draft| fixture.other_rep.put(&organisation, NOW, draft))
        .collect();
    for outcome in server.push(&fixture.other_rep, &ops, NOW) {
        assert_eq!((code(&outcome), field(&outcome)), (Code::NotFound, None));
    }
}

#[test]
fn nobody_takes_over_a_person_by_making_a_second_contact() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let draft = Draft::contact(record(5), subject(1), 0).with("family_name", "Dvořák");
    let op = fixture.other_rep.put(&organisation, NOW, draft);
    assert_eq!(
        code(&server.push_one(&fixture.other_rep, &op, NOW)),
        Code::NotAllowed
    );
    let mut stolen = contact(1);
    stolen.subject = subject(5);
    let op = fixture.other_rep.put(&organisation, NOW, stolen);
    assert_eq!(
        code(&server.push_one(&fixture.other_rep, &op, NOW)),
        Code::NotFound
    );
}

#[test]
fn a_record_keeps_its_type_person_and_parent() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let mut drafts = vec![Draft::contact(record(1), subject(2), 1).with("company", "x")];
    let mut moved = Draft::note(record(1), subject(1), record(1));
    moved.base_version = 1;
    drafts.push(moved);
    for draft in drafts {
        let op = fixture.rep.put(&organisation, NOW, draft);
        assert_eq!(
            code(&server.push_one(&fixture.rep, &op, NOW)),
            Code::NotFound
        );
    }
}

#[test]
fn a_document_is_never_changed() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let made = Draft::document(record(4), subject(1), record(1));
    let mut changed = made.clone();
    changed.base_version = 1;
    let ops = [made, changed].map(|draft| fixture.rep.put(&organisation, NOW, draft));
    let outcomes = server.push(&fixture.rep, &ops, NOW);
    assert!(
        matches!(outcomes[0], Outcome::Applied { .. }),
        "{outcomes:?}"
    );
    assert_eq!(code(&outcomes[1]), Code::NotAllowed);
}

#[test]
fn a_strange_or_revoked_device_writes_nothing() {
    let (mut server, mut fixture) = with_contact();
    let op = edit(&mut fixture, 1, "company", "Růže");
    let mut stranger = fixture.rep.clone();
    stranger.device = crate::fixture::device_id(99);
    assert_eq!(
        code(&server.push_one(&stranger, &op, NOW)),
        Code::NotAllowed
    );
    let mut borrowed = fixture.other_rep.clone();
    borrowed.device = fixture.rep.device;
    assert_eq!(
        code(&server.push_one(&borrowed, &op, NOW)),
        Code::NotAllowed
    );
    let revoke = domain::organisation::StatementBody::Revoke {
        device: fixture.rep.device,
    };
    server.fixture.state(revoke);
    assert_eq!(
        code(&server.push_one(&fixture.rep, &op, NOW)),
        Code::NotAllowed
    );
    assert_eq!(server.row(record(1)).unwrap().version, 1);
}

//! T15: what somebody sealed before they were removed and brings after it: kept beside the fields,
//! marked, and used by nobody until a reader has taken it over.

use domain::record::Row;
use domain::violation::Code;
use sync::proof::{Source, source_of};
use sync::server::{Viewer, shown};

use super::*;
use crate::admission::{code, with_contact};
use crate::fixture::{Staff, user};

fn text() -> FieldId {
    FieldId::new("text")
}

fn account() -> FieldId {
    FieldId::new("bank_account")
}

fn note(fixture: &mut Fixture) -> Op {
    let organisation = fixture.organisation.clone();
    let draft = Draft::note(record(3), subject(1), record(1));
    fixture.rep.put(&organisation, NOW, draft)
}

fn revoke(server: &mut Server, staff: &Staff) {
    let device = staff.device;
    server.fixture.state(StatementBody::Revoke { device });
}

/// Who left: every device revoked, no role kept.
fn leave(server: &mut Server, staff: &Staff) {
    revoke(server, staff);
    server.fixture.state(user(staff, vec![]));
}

fn contact_row(server: &mut Server) -> Row {
    server.row(record(1)).unwrap()
}

#[test]
fn t15_a_late_note_of_who_left_is_kept_marked_and_in_no_field() {
    let (mut server, mut fixture) = with_contact();
    let late = note(&mut fixture);
    leave(&mut server, &fixture.rep);
    assert!(applied(&server.push_one(&fixture.rep, &late, NOW)));
    assert_eq!(newest_act(&mut server), "record_put_removed");
    let row = server.row(record(3)).unwrap();
    assert!(row.sealed.is_empty() && row.fields.is_empty());
    let waiting: Vec<_> = row.late_waiting(&text()).collect();
    let source = source_of(&server.fixture.organisation, record(3), waiting[0]);
    assert_eq!((waiting.len(), source), (1, Source::Removed));
}

#[test]
fn t15_a_late_edit_lies_beside_the_field_and_overwrites_nothing() {
    let (mut server, mut fixture) = with_contact();
    let first = bank_account(&mut fixture, 1, 1);
    assert!(applied(&server.push_one(&fixture.rep, &first, NOW)));
    let kept = contact_row(&mut server).sealed[&account()].clone();
    let stale = bank_account(&mut fixture, 1, 1);
    let late = bank_account(&mut fixture, 2, 1);
    revoke(&mut server, &fixture.rep);
    assert!(applied(&server.push_one(&fixture.rep, &late, NOW)));
    assert!(applied(&server.push_one(&fixture.rep, &stale, NOW)));
    let row = contact_row(&mut server);
    assert_eq!(row.sealed[&account()], kept);
    let waiting: Vec<_> = row.late_waiting(&account()).cloned().collect();
    assert_eq!(waiting, [value(&late).1, value(&stale).1]);
}

#[test]
fn t15_a_reader_takes_a_late_value_over_by_an_operation_of_their_own() {
    let (mut server, mut fixture) = with_contact();
    let late = note(&mut fixture);
    revoke(&mut server, &fixture.rep);
    server.push_one(&fixture.rep, &late, NOW);
    let organisation = server.fixture.organisation.clone();
    let draft = Draft {
        base_version: 1,
        base_op: Some(late.id),
        ..Draft::note(record(3), subject(1), record(1))
    };
    let taken = fixture.manager.put(&organisation, NOW, draft);
    assert!(applied(&server.push_one(&fixture.manager, &taken, NOW)));
    assert_eq!(newest_act(&mut server), "record_put_taken_over");
    let row = server.row(record(3)).unwrap();
    assert_eq!(row.late_waiting(&text()).count(), 0);
    assert_eq!(row.late[&text()][0].answered_by, Some(taken.id));
    let source = source_of(&organisation, record(3), &row.sealed[&text()]);
    assert_eq!(source, Source::Present);
}

#[test]
fn t15_only_readers_of_the_class_are_handed_a_late_value_and_only_while_it_waits() {
    let (mut server, mut fixture) = with_contact();
    let late = bank_account(&mut fixture, 1, 1);
    revoke(&mut server, &fixture.rep);
    server.push_one(&fixture.rep, &late, NOW);
    let mut row = contact_row(&mut server);
    let organisation = &server.fixture.organisation;
    let late_of = |row: &Row, user| shown(Viewer { organisation, user }, row).late;
    assert!(late_of(&row, fixture.rep.user).is_empty());
    assert_eq!(late_of(&row, fixture.manager.user), row.late);
    row.set_sealed(account(), value(&late).1);
    assert!(late_of(&row, fixture.manager.user).is_empty());
}

#[test]
fn t15_who_lost_a_role_only_brings_what_was_sealed_before_the_same_way() {
    let (mut server, mut fixture) = with_contact();
    let late = note(&mut fixture);
    server.fixture.state(user(&fixture.rep, vec![]));
    assert!(applied(&server.push_one(&fixture.rep, &late, NOW)));
    assert!(server.row(record(3)).unwrap().sealed.is_empty());
}

#[test]
fn t15_a_revoked_device_that_knows_it_brings_nothing() {
    let (mut server, mut fixture) = with_contact();
    revoke(&mut server, &fixture.rep);
    fixture.organisation = server.fixture.organisation.clone();
    let note = note(&mut fixture);
    let refused = server.push_one(&fixture.rep, &note, NOW);
    assert_eq!(code(&refused), Code::NotAllowed);
}

#[test]
fn t15_plain_fields_and_new_contacts_of_a_revoked_device_are_refused() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let plain = Draft::contact(record(1), subject(1), 1).with("company", "Klas");
    let new = Draft::contact(record(4), subject(4), 0).with("family_name", "Nová");
    let mixed = Draft::note(record(3), subject(1), record(1)).with("company", "Klas");
    let ops = [plain, new, mixed].map(|draft| fixture.rep.put(&organisation, NOW, draft));
    revoke(&mut server, &fixture.rep);
    for op in ops {
        let refused = server.push_one(&fixture.rep, &op, NOW);
        assert_eq!(code(&refused), Code::NotAllowed);
    }
}

#[test]
fn t15_a_stolen_device_fills_no_record_with_late_values() {
    let (mut server, mut fixture) = with_contact();
    let ops: Vec<Op> = (0..17).map(|_| bank_account(&mut fixture, 1, 1)).collect();
    revoke(&mut server, &fixture.rep);
    let (last, first) = ops.split_last().unwrap();
    for op in first {
        assert!(applied(&server.push_one(&fixture.rep, op, NOW)));
    }
    let refused = server.push_one(&fixture.rep, last, NOW);
    assert_eq!(code(&refused), Code::TooLarge);
}

//! Which writes count.

mod once;
mod place;
mod sealed;
mod seen;

use domain::record::{Class, Table};
use domain::violation::Code;
use domain::{FieldId, Timestamp};
use sync::message::v1::{Op, Outcome};

use crate::fixture::{Draft, Fixture, START, record, subject};
use crate::server::Server;

pub(super) const NOW: Timestamp = START.plus_millis(60_000);

pub(crate) fn contact(n: u8) -> Draft {
    Draft::contact(record(n), subject(n), 0).with("family_name", "Dvořák")
}

pub(crate) fn code(outcome: &Outcome) -> Code {
    let Outcome::Rejected { reason } = outcome else {
        panic!("not rejected: {outcome:?}");
    };
    reason.code
}

pub(super) fn field(outcome: &Outcome) -> Option<&str> {
    let Outcome::Rejected { reason } = outcome else {
        panic!("not rejected: {outcome:?}");
    };
    reason.field.as_ref().map(FieldId::as_str)
}

/// A server where the rep has made contact 1.
pub(crate) fn with_contact() -> (Server, Fixture) {
    let mut fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let op = fixture.rep.put(&fixture.organisation, NOW, contact(1));
    assert!(matches!(
        server.push_one(&fixture.rep, &op, NOW),
        Outcome::Applied { version: 1, .. }
    ));
    (server, fixture)
}

pub(crate) fn edit(
    fixture: &mut Fixture,
    base_version: u64,
    field: &'static str,
    value: &str,
) -> Op {
    let draft = Draft::contact(record(1), subject(1), base_version).with(field, value);
    fixture.rep.put(&fixture.organisation, NOW, draft)
}

#[test]
fn a_new_contact_belongs_to_its_maker_and_is_written_with_change_audit_and_outcome() {
    let (mut server, fixture) = with_contact();
    let row = server.row(record(1)).unwrap();
    assert_eq!(
        (row.owner, row.version, row.created_at),
        (fixture.rep.user, 1, NOW)
    );
    let (head, changes) = server.changes(0, 10);
    assert_eq!((head.seq, changes.len()), (1, 1));
    assert_eq!(changes[0].actor, Some(fixture.rep.user));
    let newest = &server.audit()[0];
    assert_eq!(
        (newest.act.as_str(), newest.record),
        ("record_put", Some(record(1)))
    );
    assert_eq!(newest.fields, ["family_name"]);
}

#[test]
fn a_value_is_stored_in_its_normal_form() {
    let (mut server, mut fixture) = with_contact();
    let op = edit(&mut fixture, 1, "email", " Jana.Novakova@Example.com ");
    assert!(matches!(
        server.push_one(&fixture.rep, &op, NOW),
        Outcome::Applied { .. }
    ));
    let checked = fixture
        .organisation
        .check_value(
            Table::Contact,
            &FieldId::new("email"),
            " Jana.Novakova@Example.com ",
        )
        .unwrap();
    assert_eq!(
        server.row(record(1)).unwrap().fields[&FieldId::new("email")],
        checked
    );
}

#[test]
fn fields_outside_the_catalogue_switched_off_or_of_another_class_are_refused() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let base = || Draft::contact(record(1), subject(1), 1);
    let cases = [
        (
            base().with("nickname", "x"),
            Code::FieldWithoutPurpose,
            "nickname",
        ),
        (
            base().with("hobby", "x"),
            Code::FieldWithoutPurpose,
            "hobby",
        ),
        (base().with("text", "x"), Code::FieldWithoutPurpose, "text"),
        (
            base().with("bank_account", "CZ6508000000192000145399"),
            Code::WrongClass,
            "bank_account",
        ),
        (
            base().sealing("company", Class::Notes, b"x"),
            Code::WrongClass,
            "company",
        ),
        (
            base().sealing("bank_account", Class::Notes, b"x"),
            Code::WrongClass,
            "bank_account",
        ),
        (
            base().with("family_name", ""),
            Code::Required,
            "family_name",
        ),
        (
            base().with("company", "x".repeat(201)),
            Code::TooLong,
            "company",
        ),
    ];
    for (draft, expected, name) in cases {
        let op = fixture.rep.put(&organisation, NOW, draft);
        let outcome = server.push_one(&fixture.rep, &op, NOW);
        assert_eq!((code(&outcome), field(&outcome)), (expected, Some(name)));
        assert_eq!(server.audit()[0].act, "op_refused");
    }
    assert_eq!(server.row(record(1)).unwrap().version, 1);
}

#[test]
fn a_contact_without_a_required_field_is_not_made() {
    let mut fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let draft = Draft::contact(record(1), subject(1), 0).with("company", "Růže");
    let op = fixture.rep.put(&fixture.organisation, NOW, draft);
    let outcome = server.push_one(&fixture.rep, &op, NOW);
    assert_eq!(
        (code(&outcome), field(&outcome)),
        (Code::Required, Some("family_name"))
    );
    assert_eq!(server.row(record(1)), None);
}

#[test]
fn a_clock_ahead_does_not_make_a_record_of_the_future() {
    let mut fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let far = NOW.plus_millis(90 * 24 * 3_600_000);
    let op = fixture.rep.put(&fixture.organisation, far, contact(1));
    server.push(&fixture.rep, &[op], NOW);
    assert_eq!(
        server.row(record(1)).unwrap().created_at,
        NOW.plus_millis(300_000)
    );
}

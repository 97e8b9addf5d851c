//! Who brings and who is handed the bytes of a sealed file.

use domain::access::Role;
use domain::organisation::StatementBody;
use domain::record::{Class, FILE_SCHEMA, Row};
use domain::{Timestamp, UserId};
use sync::server::Viewer;
use sync::server::blob::{brings, fetches};

use crate::fixture::{Draft, Fixture, START, envelope, record, subject, user};
use crate::server::Server;

const NOW: Timestamp = START.plus_millis(1_000);

/// What looks like the sealed key of a file.
fn file_key() -> Vec<u8> {
    let mut key = envelope(1, b"key of a file");
    key[2..4].copy_from_slice(&FILE_SCHEMA.to_be_bytes());
    key
}

/// A contact of the rep with a document that holds such bytes; gives the document.
fn attached(value: Vec<u8>) -> (Server, Row) {
    let mut fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let organisation = fixture.organisation.clone();
    let contact = Draft::contact(record(1), subject(1), 0).with("family_name", "Dvořák");
    let document = Draft {
        sealed: vec![("file", Class::Identity, value)],
        ..Draft::document(record(2), subject(1), record(1))
    };
    let rep = &mut fixture.rep;
    let ops = [
        rep.put(&organisation, NOW, contact),
        rep.put(&organisation, NOW, document),
    ];
    server.push(rep, &ops, NOW);
    let row = server.row(record(2));
    (server, row.unwrap())
}

/// Whether a user brings the bytes of a document, and whether they are handed them.
fn rights(server: &Server, user: UserId, row: &Row) -> (bool, bool) {
    let viewer = Viewer {
        organisation: &server.fixture.organisation,
        user,
    };
    (brings(viewer, row), fetches(viewer, row))
}

#[test]
fn the_writer_brings_a_file_and_who_reads_its_class_in_the_own_view_is_handed_it() {
    let (server, row) = attached(file_key());
    let staff = &server.fixture;
    assert_eq!(rights(&server, staff.rep.user, &row), (true, false));
    assert_eq!(rights(&server, staff.officer.user, &row), (false, true));
    assert_eq!(rights(&server, staff.other_rep.user, &row), (false, false));
}

#[test]
fn what_was_saved_before_a_role_ended_is_still_brought_and_no_more_is_read() {
    let (mut server, row) = attached(file_key());
    let (rep, officer) = (server.fixture.rep.clone(), server.fixture.officer.clone());
    server.fixture.state(user(&rep, vec![Role::Auditor]));
    assert_eq!(rights(&server, rep.user, &row), (true, false));
    let mut catalogue = server.fixture.organisation.catalogue.clone();
    catalogue.version += 1;
    for entry in &mut catalogue.fields {
        entry
            .visible_to
            .retain(|role| *role != Role::PrivacyOfficer);
    }
    server.fixture.state(StatementBody::Catalogue(catalogue));
    assert_eq!(rights(&server, officer.user, &row), (false, false));
}

#[test]
fn a_document_that_holds_its_content_itself_has_no_bytes_elsewhere() {
    let (server, row) = attached(envelope(1, b"strokes"));
    let staff = &server.fixture;
    assert_eq!(row.file_key(), None);
    assert_eq!(rights(&server, staff.rep.user, &row), (false, false));
    assert_eq!(rights(&server, staff.officer.user, &row), (false, false));
}

//! The first line: what cannot be is refused by member.

use domain::Timestamp;
use sync::proof::{EvidenceError, Fault, verify_evidence};

use crate::book::{Book, book, hours, server, subject};

#[test]
fn a_header_that_cannot_be_is_refused_by_member() {
    let refused = |change: fn(&mut Book)| {
        let mut book = book();
        change(&mut book);
        let Err(EvidenceError::Header(error)) = book.verify() else {
            panic!("not the header");
        };
        error.to_string()
    };
    let no_event = refused(|book| {
        book.header.head.get_mut(&subject(1)).unwrap().subject_seq = 0;
    });
    assert!(
        no_event.contains("subject_seq: a ledger starts"),
        "{no_event}"
    );
    let ended = refused(|book| {
        let key = book.header.keys.get_mut(&server()).unwrap();
        key.valid_to = Some(Timestamp::from_millis(0));
    });
    assert!(ended.contains("keys.server-6.valid_to"), "{ended}");
}

#[test]
fn another_organisation_in_the_header_breaks_the_first_event() {
    let mut book = book();
    book.header.org = domain::OrgId::v4([1; 16]);
    assert_eq!(book.broken(), (subject(1), 1, Fault::OtherOrganisation));
    assert!(verify_evidence(&book.bytes(), Some(hours(0))).is_err());
}

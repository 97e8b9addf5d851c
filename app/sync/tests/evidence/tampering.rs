//! Changed members: each is found at its event and called by its name.

use domain::Hash;
use domain::privacy::event::EventType;
use domain::privacy::evidence_file::{EventLine, SignerId};
use sync::proof::Fault;

use crate::book::{Book, act, book, broken, device, event, hours, server, subject};

fn changed(change: impl FnOnce(&mut EventLine)) -> Fault {
    let mut book = book();
    book.change(1, 2, change);
    let (whose, seq, fault) = book.broken();
    assert_eq!((whose, seq), (subject(1), 2), "{fault}");
    fault
}

#[test]
fn pt_4_a_changed_body_is_found_by_its_hash() {
    assert_eq!(
        changed(|line| line.body.zone_offset_min += 1),
        Fault::EventHash
    );
    assert_eq!(
        changed(|line| line.body.event_id = event(9)),
        Fault::EventHash
    );
    assert_eq!(
        changed(|line| line.body.reason = Some("subject_request".into())),
        Fault::EventHash
    );
}

#[test]
fn l_6_a_body_with_its_own_new_hash_is_found_by_its_link() {
    let fault = changed(|line| {
        line.body.occurred_at = hours(1);
        line.event_hash = domain::privacy::event::event_hash(&line.body.to_bytes().unwrap());
    });
    assert_eq!(fault, Fault::Link);
}

#[test]
fn l_7_a_changed_stamp_is_found_by_its_link() {
    assert_eq!(changed(|line| line.stamp.org_seq += 1), Fault::Link);
    assert_eq!(
        changed(|line| line.stamp.received_at = hours(2)),
        Fault::Link
    );
    assert_eq!(changed(|line| line.stamp.witness.from = None), Fault::Link);
    assert_eq!(
        changed(|line| line.stamp.confirm_by = Some(hours(9))),
        Fault::Link
    );
}

#[test]
fn l_6_changed_hashes_and_links_are_called_by_their_names() {
    assert_eq!(
        changed(|line| line.event_hash = Hash([1; 32])),
        Fault::EventHash
    );
    assert_eq!(
        changed(|line| line.prev_link = Hash([1; 32])),
        Fault::PrevLink
    );
    assert_eq!(changed(|line| line.link = Hash([1; 32])), Fault::Link);
}

#[test]
fn a_changed_signature_or_signer_is_called_by_its_name() {
    assert_eq!(
        changed(|line| line.signature.0[3] ^= 1),
        Fault::Signature(server())
    );
    let stranger = SignerId::device(device(7));
    assert_eq!(
        changed(|line| line.signer = SignerId::device(device(7))),
        Fault::UnknownSigner(stranger)
    );
}

#[test]
fn an_event_of_another_person_or_organisation_is_found() {
    assert_eq!(
        changed(|line| line.body.subject = subject(2)),
        Fault::OtherSubject
    );
    let other = domain::OrgId::v4([1; 16]);
    assert_eq!(
        changed(|line| line.body.org = other),
        Fault::OtherOrganisation
    );
}

#[test]
fn pt_4_an_event_that_is_left_out_is_found_at_its_number() {
    let mut lines = book().lines();
    lines.remove(1);
    assert_eq!(
        broken(&lines.concat()),
        (subject(1), 1, Fault::OutOfOrder(2))
    );
}

#[test]
fn pt_4_events_in_another_order_are_found_at_the_first() {
    let mut lines = book().lines();
    lines.swap(1, 2);
    assert_eq!(
        broken(&lines.concat()),
        (subject(1), 1, Fault::OutOfOrder(2))
    );
    let mut book = book();
    let ledger = book.ledgers.get_mut(&subject(1)).unwrap();
    ledger.swap(0, 1);
    book.change(1, 1, |line| line.stamp.subject_seq = 1);
    book.change(1, 2, |line| line.stamp.subject_seq = 2);
    assert_eq!(book.broken(), (subject(1), 1, Fault::PrevLink));
}

#[test]
fn pt_4_the_same_event_twice_is_found_though_the_chain_holds() {
    let mut book = Book::new();
    let grant = act(1, 1, EventType::Grant, 1);
    book.take(&grant);
    book.take(&grant);
    assert_eq!(book.broken(), (subject(1), 2, Fault::Twice));
    let mut book = Book::new();
    book.take(&grant);
    let mut other = act(1, 1, EventType::Withdraw, 2);
    other.body.reason = Some("other_words".into());
    book.take(&other);
    assert_eq!(book.broken(), (subject(1), 2, Fault::Twice));
}

#[test]
fn numbers_of_the_organisation_rise_within_a_ledger() {
    let mut book = Book::new();
    book.take(&act(1, 1, EventType::Grant, 1));
    book.org_seq = 0;
    book.take(&act(2, 1, EventType::Withdraw, 2));
    assert_eq!(book.broken(), (subject(1), 2, Fault::OrgSeq));
}

#[test]
fn an_event_received_after_the_file_was_written_is_found() {
    let mut book = Book::new();
    book.take(&act(1, 1, EventType::Grant, 1001));
    assert_eq!(book.broken(), (subject(1), 1, Fault::AfterExport));
}

#[test]
fn the_ledger_ends_where_the_header_says() {
    let mut changed = book();
    let head = changed.header.head.get_mut(&subject(2)).unwrap();
    head.link = Hash([1; 32]);
    assert_eq!(changed.broken(), (subject(2), 1, Fault::Head));

    let mut shorter = book();
    let head = shorter.header.head.get_mut(&subject(3)).unwrap();
    head.subject_seq = 2;
    assert_eq!(shorter.broken(), (subject(3), 2, Fault::Head));
}

#[test]
fn l_8_an_erased_event_keeps_its_place_in_the_chain() {
    let mut book = book();
    book.erase(1, 1);
    assert_eq!(book.verify().unwrap().erased, 2);
    book.erase(1, 2);
    assert_eq!(book.verify().unwrap().erased, 3);
    let lines = book.lines();
    let text = String::from_utf8(lines[1].clone()).unwrap();
    let other = text.replace("\"subject_seq\":1", "\"subject_seq\":3");
    let file = [&lines[0], other.as_bytes(), &lines[2..].concat()].concat();
    assert_eq!(broken(&file), (subject(1), 1, Fault::OutOfOrder(3)));
}

#[test]
fn l_8_a_changed_link_of_an_erased_event_is_found_at_the_next_one() {
    let mut lines = book().lines();
    // Event 1 of person 3 is erased: header, two events, one, then it.
    let erased = 4;
    let text = String::from_utf8(lines[erased].clone()).unwrap();
    assert!(text.starts_with("{\"event_hash\""), "{text}");
    let Some((before, after)) = text.split_once("\"link\":\"") else {
        panic!("{text}");
    };
    let other = if after.starts_with('A') { 'B' } else { 'A' };
    let rest: String = after.chars().skip(1).collect();
    lines[erased] = format!("{before}\"link\":\"{other}{rest}").into_bytes();
    assert_eq!(broken(&lines.concat()), (subject(3), 2, Fault::PrevLink));
}

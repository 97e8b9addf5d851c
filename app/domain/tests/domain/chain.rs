use domain::privacy::event::{EventType, signing_bytes};
use domain::privacy::ledger::{BrokenAt, Witness, WitnessKind, genesis, link, verify};
use domain::privacy::{Body, Entry, SignedEvent, Stamp};
use domain::{Bytes, Hash, OrgId, Signature, SubjectId, canonical};

use crate::event::{hours, make, org, subject};

const VECTOR: &str = r#"{"act_id":"019df200-5000-7b21-9a4e-5d2c11aa0f00","actor":{"kind":"subject"},"channel":"email","event_id":"019df200-5000-7b21-9a4e-5d2c11aa0f01","indication":"button","mode":"portal","occurred_at":"2026-05-04T08:00:00.000Z","org":"0b9c1d3e-5a77-4c1e-9f10-2f4f6a8b9c01","purpose":"newsletter","reason":"subject_request","subject":"7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44","type":"withdraw","v":1,"zone_offset_min":120}"#;
const STAMP: &str = r#"{"flags":[],"org_seq":1042,"received_at":"2026-05-04T08:00:00.000Z","subject_seq":1,"witness":{"from":"2026-05-04T08:00:00.000Z","kind":"portal"}}"#;

fn hex(hash: &Hash) -> String {
    hash.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn vector() -> (SignedEvent, Stamp) {
    let event = SignedEvent {
        body: Bytes(VECTOR.as_bytes().to_vec()),
        signature: Signature([0; 64]),
    };
    (event, canonical::parse(STAMP.as_bytes(), 1024).unwrap())
}

#[test]
fn the_vector_of_the_specification_has_its_hashes() {
    let (event, stamp) = vector();
    let body = event.body().unwrap();
    let org = OrgId::parse("0b9c1d3e-5a77-4c1e-9f10-2f4f6a8b9c01").unwrap();
    let subject = SubjectId::parse("7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44").unwrap();
    assert_eq!((body.org, body.subject), (org, subject));

    let event_hash = event.event_hash();
    assert_eq!(
        hex(&event_hash),
        "3ab397dcc33b2d3e13f33915a507b49787b920a4d7302a41fcf008d70a3b0fa6"
    );
    let first = genesis(org, subject);
    assert_eq!(
        hex(&first),
        "ece4cf4a3b5401ba044a0af51c21c116615b048e235a8b814297694709f910ad"
    );
    assert_eq!(
        hex(&link(&first, &event_hash, &stamp)),
        "43994a6492287f0bd8a0f76f325bd858c574500edc4feb95ae15ee8e662529db"
    );
}

#[test]
fn the_signed_message_is_context_zero_and_hash() {
    let bytes = signing_bytes(&Hash([5; 32]));
    assert_eq!(
        bytes,
        [b"souhlas/v1/consent-sig\0".as_slice(), &[5; 32]].concat()
    );
}

#[test]
fn body_and_stamp_write_the_bytes_of_the_vector() {
    let (event, stamp) = vector();
    assert_eq!(event.body().unwrap().to_bytes().unwrap(), VECTOR.as_bytes());
    assert_eq!(canonical::to_bytes(&stamp).unwrap(), STAMP.as_bytes());
}

fn ledger() -> Vec<Entry> {
    ledger_with(|_number, _body| {})
}

/// Three events, the bodies changed before they are chained.
fn ledger_with(change: impl Fn(u8, &mut Body)) -> Vec<Entry> {
    let mut prev = genesis(org(), subject());
    let kinds = [EventType::Ask, EventType::Grant, EventType::Withdraw];
    (1u8..)
        .zip(kinds)
        .map(|(number, kind)| {
            let mut body = make(number, kind, i64::from(number)).body;
            change(number, &mut body);
            let event = SignedEvent {
                body: Bytes(body.to_bytes().unwrap()),
                signature: Signature([0; 64]),
            };
            let stamp = stamp(number);
            let event_hash = event.event_hash();
            let link = link(&prev, &event_hash, &stamp);
            let prev_link = std::mem::replace(&mut prev, link);
            Entry {
                event,
                stamp,
                event_hash,
                prev_link,
                link,
            }
        })
        .collect()
}

fn stamp(number: u8) -> Stamp {
    Stamp {
        org_seq: 10 + u64::from(number),
        subject_seq: u64::from(number),
        received_at: hours(i64::from(number)),
        witness: Witness {
            kind: WitnessKind::None,
            from: None,
        },
        confirm_by: None,
        flags: Vec::new(),
    }
}

#[test]
fn a_whole_chain_verifies() {
    assert_eq!(verify(org(), subject(), &ledger()), Ok(()));
    assert_eq!(verify(org(), subject(), &[]), Ok(()));
}

#[test]
fn a_changed_byte_names_its_event() {
    let mut ledger = ledger();
    ledger[1].event.body.0[20] ^= 1;
    assert_eq!(verify(org(), subject(), &ledger), Err(BrokenAt(2)));
}

#[test]
fn a_removed_or_moved_event_names_its_place() {
    let mut removed = ledger();
    removed.remove(1);
    assert_eq!(verify(org(), subject(), &removed), Err(BrokenAt(2)));
    let mut swapped = ledger();
    swapped.swap(0, 1);
    assert_eq!(verify(org(), subject(), &swapped), Err(BrokenAt(1)));
}

#[test]
fn a_changed_stamp_is_noticed() {
    let mut ledger = ledger();
    ledger[2].stamp.received_at = hours(9);
    assert_eq!(verify(org(), subject(), &ledger), Err(BrokenAt(3)));
}

#[test]
fn a_chain_of_someone_else_does_not_verify() {
    let other = SubjectId::v4([9; 16]);
    assert_eq!(verify(org(), other, &ledger()), Err(BrokenAt(1)));
    assert_eq!(
        verify(OrgId::v4([9; 16]), subject(), &ledger()),
        Err(BrokenAt(1))
    );
}

#[test]
fn an_event_of_someone_else_that_was_chained_in_names_its_place() {
    let of_another = ledger_with(|number, body| {
        if number == 2 {
            body.subject = SubjectId::v4([9; 16]);
        }
    });
    let of_another_organisation = ledger_with(|number, body| {
        if number == 3 {
            body.org = OrgId::v4([9; 16]);
        }
    });
    assert_eq!(verify(org(), subject(), &of_another), Err(BrokenAt(2)));
    assert_eq!(
        verify(org(), subject(), &of_another_organisation),
        Err(BrokenAt(3))
    );
}

#[test]
fn a_stamp_without_optional_members_is_one_json_object() {
    let written = serde_json::to_string(&stamp(1)).unwrap();
    let read: Stamp = serde_json::from_str(&written).unwrap();
    assert_eq!(read, stamp(1));
}

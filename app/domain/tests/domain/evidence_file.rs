//! The evidence file of specification 16: its lines, and the keys of its header.

use std::collections::BTreeMap;

use domain::organisation::{Signer, Statement, StatementBody};
use domain::privacy::event::EventType;
use domain::privacy::evidence_file::{
    ChainHead, ErasedLine, EventLine, Format, Header, Line, SignerId, SignerKey, SignerKind,
    read_header, read_line, signer_keys,
};
use domain::privacy::ledger::{Witness, WitnessKind, genesis, link};
use domain::privacy::{Entry, SignedEvent, Stamp};
use domain::{Bytes, DeviceId, Hash, OrgId, PublicKey, Signature, Timestamp, UserId, starter};

use crate::event::{hours, make, org, subject};

fn entry() -> Entry {
    let event = SignedEvent {
        body: Bytes(make(1, EventType::Grant, 1).body.to_bytes().unwrap()),
        signature: Signature([7; 64]),
    };
    let stamp = Stamp {
        org_seq: 1,
        subject_seq: 1,
        received_at: hours(1),
        witness: Witness {
            kind: WitnessKind::None,
            from: None,
        },
        confirm_by: Some(hours(2)),
        flags: Vec::new(),
    };
    let prev_link = genesis(org(), subject());
    Entry {
        link: link(&prev_link, &event.event_hash(), &stamp),
        event_hash: event.event_hash(),
        event,
        stamp,
        prev_link,
    }
}

fn header() -> Header {
    let head = ChainHead {
        subject_seq: 1,
        link: entry().link,
    };
    let key = SignerKey {
        ed25519: PublicKey([3; 32]),
        kind: SignerKind::Server,
        valid_from: hours(0),
        valid_to: None,
    };
    Header {
        format: Format::V1,
        org: org(),
        exported_at: hours(9),
        head: BTreeMap::from([(subject(), head)]),
        keys: BTreeMap::from([(SignerId::server(6), key)]),
        policy: starter::purposes(),
    }
}

fn without_end(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\n").unwrap()
}

#[test]
fn a_header_is_read_as_it_was_written() {
    let line = header().to_line().unwrap();
    assert_eq!(read_header(without_end(&line)), Ok(header()));
    let text = String::from_utf8(line).unwrap();
    assert!(text.contains(r#""format":"souhlas/ledger/1""#), "{text}");
    assert!(text.contains(r#""keys":{"server-6":{"ed25519":"#), "{text}");
}

#[test]
fn an_event_line_carries_the_bytes_that_were_signed() {
    let event = EventLine::of(&entry(), |_body| SignerId::server(6)).unwrap();
    let line = Line::Event(Box::new(event));
    let written = line.to_line().unwrap();
    assert_eq!(read_line(without_end(&written)), Ok(line));
    let body = entry().event.body.0;
    assert!(written.windows(body.len()).any(|part| part == body));
}

#[test]
fn l_8_of_an_erased_event_only_number_hash_and_link_are_written() {
    let line = Line::Erased(ErasedLine {
        subject_seq: 4,
        event_hash: Hash([1; 32]),
        link: Hash([2; 32]),
    });
    let written = line.to_line().unwrap();
    assert_eq!(
        String::from_utf8(written.clone()).unwrap(),
        format!(
            "{{\"event_hash\":\"{}\",\"link\":\"{}\",\"subject_seq\":4}}\n",
            Hash([1; 32]),
            Hash([2; 32])
        )
    );
    assert_eq!(read_line(without_end(&written)), Ok(line));
}

#[test]
fn l_5_a_stored_body_that_is_not_canonical_is_not_written() {
    let mut broken = entry();
    broken.event.body.0.push(b' ');
    assert!(EventLine::of(&broken, |_body| SignerId::server(6)).is_err());
}

#[test]
fn an_unknown_format_is_refused_by_its_member() {
    let text = String::from_utf8(header().to_line().unwrap()).unwrap();
    let other = text.replace("souhlas/ledger/1", "souhlas/ledger/2");
    let error = read_header(without_end(other.as_bytes())).unwrap_err();
    assert_eq!(error.member, "format");
}

fn statement(n: u64, content: StatementBody) -> Statement {
    Statement {
        v: 1,
        org: OrgId::v4([1; 16]),
        n,
        prev: Hash([0; 32]),
        signer: Signer::OrgRoot,
        at: Timestamp::from_millis(0),
        content,
    }
}

fn device(key: u8) -> StatementBody {
    StatementBody::Device {
        device: DeviceId::v4([key; 16]),
        user: UserId::v4([1; 16]),
        signing: PublicKey([key; 32]),
        agreement: PublicKey([0; 32]),
        name: "Tablet".to_owned(),
        code: "7F3K".to_owned(),
    }
}

fn server(witness: u8, lease: u8) -> StatementBody {
    StatementBody::ServerKeys {
        witness: PublicKey([witness; 32]),
        lease: PublicKey([lease; 32]),
        tree_head: PublicKey([0; 32]),
        intake: PublicKey([0; 32]),
    }
}

#[test]
fn keys_live_from_the_statement_that_names_them_to_the_one_that_ends_them() {
    let revoke = StatementBody::Revoke {
        device: DeviceId::v4([5; 16]),
    };
    let log = [
        statement(1, device(5)),
        statement(2, server(8, 1)),
        statement(3, server(8, 2)),
        statement(4, revoke.clone()),
        statement(5, server(9, 2)),
        statement(6, revoke),
    ];
    let keys = signer_keys(log.iter().zip((1..).map(hours)));
    let told: Vec<_> = keys
        .iter()
        .map(|(id, key)| (id.to_string(), key.valid_from, key.valid_to))
        .collect();
    assert_eq!(
        told,
        [
            (DeviceId::v4([5; 16]).to_string(), hours(1), Some(hours(4))),
            ("server-2".to_owned(), hours(2), Some(hours(5))),
            ("server-5".to_owned(), hours(5), None),
        ]
    );
}

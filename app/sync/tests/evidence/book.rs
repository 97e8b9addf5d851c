//! Ledgers in the making, signed and chained as the server does it.

mod act;

pub(crate) use act::{Act, act, portal};

use std::collections::BTreeMap;

use domain::privacy::SignedEvent;
use domain::privacy::event::{EventType, signing_bytes};
use domain::privacy::evidence_file::{
    ChainHead, ErasedLine, EventLine, Format, Header, Line, SignerId, SignerKey, SignerKind,
};
use domain::privacy::ledger::{Stamp, genesis, link};
use domain::{
    Bytes, DeviceId, EventId, Hash, OrgId, PublicKey, Signature, SubjectId, Timestamp, starter,
};
use ed25519_dalek::{Signer as _, SigningKey};
use sync::proof::{EvidenceError, Fault, Report, verify_evidence};

/// 2026-05-04T08:00:00.000Z.
const START: i64 = 1_777_881_600_000;

pub(crate) fn hours(hours: i64) -> Timestamp {
    Timestamp::from_millis(START + hours * 3_600_000)
}

pub(crate) fn org() -> OrgId {
    OrgId::v4([9; 16])
}

pub(crate) fn subject(number: u8) -> SubjectId {
    SubjectId::v4([number; 16])
}

pub(crate) fn device(number: u8) -> DeviceId {
    DeviceId::v4([number; 16])
}

pub(crate) fn event(number: u8) -> EventId {
    EventId::v7(hours(0), [number; 10])
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub(crate) fn server() -> SignerId {
    SignerId::server(6)
}

/// A file in the making.
#[derive(Clone)]
pub(crate) struct Book {
    pub(crate) header: Header,
    pub(crate) ledgers: BTreeMap<SubjectId, Vec<Line>>,
    /// Number that was given to the newest event.
    pub(crate) org_seq: u64,
}

impl Book {
    /// Without any event; device 1 and the server can sign.
    pub(crate) fn new() -> Self {
        let of = |seed, kind| SignerKey {
            ed25519: PublicKey(key(seed).verifying_key().to_bytes()),
            kind,
            valid_from: hours(0),
            valid_to: None,
        };
        let keys = [
            (SignerId::device(device(1)), of(1, SignerKind::Device)),
            (server(), of(2, SignerKind::Server)),
        ];
        Self {
            header: Header {
                format: Format::V1,
                org: org(),
                exported_at: hours(1000),
                head: BTreeMap::new(),
                keys: keys.into(),
                policy: starter::purposes(),
            },
            ledgers: BTreeMap::new(),
            org_seq: 0,
        }
    }

    /// Accepts an act.
    pub(crate) fn take(&mut self, act: &Act) {
        self.org_seq += 1;
        let body = act.body.to_bytes().unwrap();
        let unsigned = SignedEvent {
            body: Bytes(body),
            signature: Signature([0; 64]),
        };
        let event_hash = unsigned.event_hash();
        let subject = act.body.subject;
        let prev_link = self.link(subject);
        let ledger = self.ledgers.entry(subject).or_default();
        let stamp = Stamp {
            org_seq: self.org_seq,
            subject_seq: ledger.len() as u64 + 1,
            received_at: act.received_at,
            witness: act.witness.clone(),
            confirm_by: None,
            flags: act.flags.clone(),
        };
        let line = EventLine {
            link: link(&prev_link, &event_hash, &stamp),
            signature: Signature(key(act.seed).sign(&signing_bytes(&event_hash)).to_bytes()),
            body: act.body.clone(),
            stamp,
            event_hash,
            signer: act.signer.clone(),
            prev_link,
        };
        ledger.push(Line::Event(Box::new(line)));
        self.close(subject);
    }

    /// Drops body and stamp of an event.
    pub(crate) fn erase(&mut self, about: u8, subject_seq: u64) {
        let ledger = self.ledgers.get_mut(&subject(about)).unwrap();
        let place = usize::try_from(subject_seq).unwrap() - 1;
        let Line::Event(event) = ledger[place].clone() else {
            panic!("erased before");
        };
        ledger[place] = Line::Erased(ErasedLine {
            subject_seq,
            event_hash: event.event_hash,
            link: event.link,
        });
    }

    /// Changes an event without repairing anything.
    pub(crate) fn change(
        &mut self,
        about: u8,
        subject_seq: u64,
        change: impl FnOnce(&mut EventLine),
    ) {
        let ledger = self.ledgers.get_mut(&subject(about)).unwrap();
        let place = usize::try_from(subject_seq).unwrap() - 1;
        let Line::Event(event) = &mut ledger[place] else {
            panic!("an event");
        };
        change(event);
    }

    fn link(&self, subject: SubjectId) -> Hash {
        let last = self.ledgers.get(&subject).and_then(|ledger| ledger.last());
        last.map_or_else(|| genesis(org(), subject), link_of)
    }

    /// Names the newest event in the header.
    pub(crate) fn close(&mut self, subject: SubjectId) {
        let head = ChainHead {
            subject_seq: self.ledgers[&subject].len() as u64,
            link: self.link(subject),
        };
        self.header.head.insert(subject, head);
    }

    /// The lines of the file, each with its line feed.
    pub(crate) fn lines(&self) -> Vec<Vec<u8>> {
        let events = self.ledgers.values().flatten();
        let mut lines = vec![self.header.to_line().unwrap()];
        lines.extend(events.map(|line| line.to_line().unwrap()));
        lines
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.lines().concat()
    }

    pub(crate) fn verify(&self) -> Result<Report, EvidenceError> {
        verify_evidence(&self.bytes(), None)
    }

    /// Place and fault of the first event that does not hold.
    pub(crate) fn broken(&self) -> (SubjectId, u64, Fault) {
        broken(&self.bytes())
    }
}

fn link_of(line: &Line) -> Hash {
    match line {
        Line::Event(event) => event.link,
        Line::Erased(erased) => erased.link,
    }
}

/// Place and fault of the first event that does not hold.
pub(crate) fn broken(bytes: &[u8]) -> (SubjectId, u64, Fault) {
    let error = verify_evidence(bytes, None).unwrap_err();
    let EvidenceError::Broken {
        subject,
        subject_seq,
        fault,
        ..
    } = error
    else {
        panic!("{error}");
    };
    (subject, subject_seq, fault)
}

/// Three persons: a yes taken back, a no, and a yes after an erased past.
pub(crate) fn book() -> Book {
    let mut book = Book::new();
    book.take(&act(1, 1, EventType::Grant, 1));
    book.take(&act(2, 2, EventType::Refuse, 2));
    book.take(&portal(3, 1, EventType::Withdraw, 3));
    book.take(&act(4, 3, EventType::Ask, 4));
    book.take(&act(5, 3, EventType::Defer, 5));
    book.take(&portal(6, 3, EventType::Grant, 6));
    book.erase(3, 1);
    book
}

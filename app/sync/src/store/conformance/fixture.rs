//! Small values for the cases; nothing in them is checked by a store.

use domain::organisation::SignedStatement;
use domain::privacy::SignedEvent;
use domain::privacy::ledger::{Entry, Flag, Stamp, Witness, WitnessKind};
use domain::record::{Class, FieldMap, LateValue, Row, SealedValue, Table, WriteProof};
use domain::violation::{Code, Violation};
use domain::{
    Bytes, DeviceId, FieldId, Hash, OpId, OrgId, RecordId, Signature, SubjectId, Timestamp, UserId,
};

use crate::message::account::AuditRow;
use crate::message::v1::{Change, Outcome, Target};
use crate::store::organisation::StoredOp;

const START: Timestamp = Timestamp::from_millis(1_777_881_600_000);

pub(super) fn org() -> OrgId {
    OrgId::v4([42; 16])
}

pub(super) fn subject(n: u8) -> SubjectId {
    SubjectId::v4([n; 16])
}

pub(super) fn device(n: u8) -> DeviceId {
    DeviceId::v4([n; 16])
}

pub(super) fn record(n: u8) -> RecordId {
    RecordId::v7(START, [n; 10])
}

pub(super) fn user(n: u8) -> UserId {
    UserId::v4([n; 16])
}

pub(super) const fn hash(n: u8) -> Hash {
    Hash([n; 32])
}

pub(super) const fn at(seconds: u64) -> Timestamp {
    START.plus_millis(seconds.cast_signed() * 1000)
}

pub(super) fn contact(id: u8, version: u64) -> Row {
    Row {
        table: Table::Contact,
        id: record(id),
        subject: subject(id),
        parent: None,
        owner: user(id % 2),
        version,
        op: OpId::v4([id; 16]),
        created_at: START,
        fields: FieldMap::from([
            (
                FieldId::new("family_name"),
                format!("Dvořáková {id}").into(),
            ),
            (
                FieldId::new("company"),
                format!("Příliš žluťoučký kůň, v. o. s. '\"\\ {version}").into(),
            ),
        ]),
        sealed: FieldMap::from([(FieldId::new("bank_account"), sealed(id, version))]),
        late: FieldMap::new(),
    }
}

pub(super) fn note(id: u8, parent: u8, version: u64) -> Row {
    Row {
        table: Table::Note,
        id: record(id),
        subject: subject(parent),
        parent: Some(record(parent)),
        owner: user(parent % 2),
        version,
        op: OpId::v4([id; 16]),
        created_at: at(u64::from(id)),
        fields: FieldMap::new(),
        sealed: FieldMap::from([(FieldId::new("text"), sealed(id, version))]),
        late: FieldMap::from([(FieldId::new("text"), late(id, version))]),
    }
}

fn late(id: u8, version: u64) -> Vec<LateValue> {
    let answered = [Some(OpId::v4([id; 16])), None];
    let values = answered.into_iter().map(|answered_by| LateValue {
        value: sealed(id, version),
        answered_by,
    });
    values.collect()
}

fn sealed(id: u8, version: u64) -> SealedValue {
    SealedValue {
        class: Class::Financial,
        subject: subject(id),
        envelope: Bytes((0..=255).map(|byte: u8| byte.wrapping_add(id)).collect()),
        proof: Box::new(WriteProof {
            device: device(id),
            op: OpId::v4([id; 16]),
            base_version: version.saturating_sub(1),
            catalogue_version: 1,
            log_n: 9,
            log_hash: hash(1),
            release: Some(Hash([13; 32])),
            envelopes: vec![hash(2), hash(3)],
            wraps: vec![hash(4)],
            signature: Signature([id; 64]),
        }),
    }
}

pub(super) fn entry(subject_seq: u64, org_seq: u64, content: u8) -> Entry {
    Entry {
        event: SignedEvent {
            body: Bytes(format!("{{\"purpose\":\"novinky {content} ě\"}}").into_bytes()),
            signature: Signature([content; 64]),
        },
        stamp: Stamp {
            org_seq,
            subject_seq,
            received_at: at(org_seq),
            witness: Witness {
                kind: if content.is_multiple_of(2) {
                    WitnessKind::Portal
                } else {
                    WitnessKind::None
                },
                from: content.is_multiple_of(2).then(|| at(org_seq)),
            },
            confirm_by: content.is_multiple_of(3).then(|| at(org_seq + 100)),
            flags: if content.is_multiple_of(5) {
                vec![Flag::ClockAhead, Flag::DeviceRevoked]
            } else {
                Vec::new()
            },
        },
        event_hash: hash(content),
        prev_link: hash(content.wrapping_add(1)),
        link: hash(content.wrapping_add(2)),
    }
}

pub(super) fn stored_op(content: u8, outcome: Outcome) -> StoredOp {
    StoredOp {
        id: OpId::v4([content; 16]),
        digest: hash(content),
        release: (content % 2 == 1).then(|| hash(content.wrapping_add(1))),
        outcome,
    }
}

pub(super) fn refused() -> Outcome {
    Outcome::Rejected {
        reason: Violation::field(Code::IbanInvalid, FieldId::new("bank_account")),
    }
}

pub(super) fn change(seq: u64, target: Target, content: u8) -> Change {
    Change {
        seq,
        target,
        op: (!content.is_multiple_of(3)).then(|| OpId::v4([content; 16])),
        actor: (!content.is_multiple_of(4)).then(|| user(content)),
        device: (!content.is_multiple_of(5)).then(|| device(content)),
        server_time: at(seq),
    }
}

pub(super) fn audit(n: u64, content: u8) -> AuditRow {
    AuditRow {
        n,
        at: at(n),
        actor: (!content.is_multiple_of(3)).then(|| user(content)),
        device: (!content.is_multiple_of(3)).then(|| device(content)),
        act: "record_put".into(),
        record: (!content.is_multiple_of(2)).then(|| record(content)),
        subject: (!content.is_multiple_of(5)).then(|| subject(content)),
        fields: vec!["family_name".into(); usize::from(content % 3)],
        prev: hash(content),
        hash: hash(content.wrapping_add(1)),
    }
}

pub(super) fn statement(content: u8) -> SignedStatement {
    SignedStatement {
        statement: Bytes(vec![content; 300]),
        signature: Signature([content; 64]),
    }
}

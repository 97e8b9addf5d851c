//! One sample of every message and variant, with fixed values.

use domain::organisation::SignedStatement;
use domain::privacy::SignedEvent;
use domain::privacy::ledger::{Entry, Flag, Stamp, Witness, WitnessKind};
use domain::record::{Class, FieldMap, LateValue, Row, SealedValue, Table, WriteProof};
use domain::violation::{Code, Violation};
use domain::{
    Bytes, DeviceId, FieldId, Hash, OpId, RecordId, Signature, SubjectId, Timestamp, UserId,
};
use sync::message::v1::{
    ClassSecretWrap, DekWrap, Op, OpKind, Outcome, PullAnswer, PullRequest, PushAnswer,
    PushRequest, Put, Verb, WrapForm,
};

const NOW: Timestamp = Timestamp::from_millis(1_777_881_600_123);

pub(crate) fn pull_request() -> PullRequest {
    PullRequest {
        device: DeviceId::v4([1; 16]),
        cursor: 300,
        log: 21,
    }
}

pub(crate) fn push_request(ops: Vec<Op>) -> PushRequest {
    PushRequest {
        epoch: u64::MAX,
        device: DeviceId::v4([1; 16]),
        ops,
    }
}

pub(crate) fn ops() -> [(&'static str, Op); 3] {
    [
        ("put", op(1, OpKind::Put(put(Table::Contact, None)))),
        ("consent", op(2, consent(None))),
        (
            "consent_with_evidence",
            op(
                128,
                consent(Some(Box::new(put(
                    Table::Document,
                    Some(RecordId::v4([3; 16])),
                )))),
            ),
        ),
    ]
}

fn op(n: u64, kind: OpKind) -> Op {
    Op {
        n,
        id: OpId::v4([2; 16]),
        client_time: NOW,
        kind,
    }
}

fn consent(evidence: Option<Box<Put>>) -> OpKind {
    let events = vec![event()];
    OpKind::Consent { events, evidence }
}

fn event() -> SignedEvent {
    SignedEvent {
        body: Bytes(b"{\"v\":1}".to_vec()),
        signature: Signature([8; 64]),
    }
}

fn put(table: Table, parent: Option<RecordId>) -> Put {
    Put {
        table,
        record: RecordId::v4([4; 16]),
        subject: SubjectId::v4([5; 16]),
        parent,
        base: Some(row().base()),
        fields: FieldMap::from([(FieldId::new("family_name"), "Dvořáková".into())]),
        sealed: FieldMap::from([(FieldId::new("bank_account"), sealed())]),
        wraps: vec![wrap(WrapForm::ClassKey), wrap(WrapForm::Intake)],
    }
}

fn sealed() -> SealedValue {
    SealedValue {
        class: Class::Financial,
        subject: SubjectId::v4([5; 16]),
        envelope: Bytes(vec![0xee; 5]),
        proof: Box::new(WriteProof {
            device: DeviceId::v4([1; 16]),
            op: OpId::v4([2; 16]),
            base_version: 6,
            catalogue_version: 3,
            log_n: 21,
            log_hash: Hash([9; 32]),
            release: Some(Hash([13; 32])),
            envelopes: vec![Hash([10; 32])],
            wraps: vec![Hash([11; 32])],
            signature: Signature([12; 64]),
        }),
    }
}

fn late(answered_by: Option<u8>) -> LateValue {
    let (value, answered_by) = (sealed(), answered_by.map(|n| OpId::v4([n; 16])));
    LateValue { value, answered_by }
}

fn wrap(form: WrapForm) -> DekWrap {
    DekWrap {
        subject: SubjectId::v4([5; 16]),
        class: Class::Financial,
        dek: [13; 8],
        epoch: 2,
        form,
        wrap: Bytes(vec![14; 3]),
    }
}

fn row() -> Row {
    Row {
        table: Table::Note,
        id: RecordId::v4([4; 16]),
        subject: SubjectId::v4([5; 16]),
        parent: Some(RecordId::v4([3; 16])),
        owner: UserId::v4([15; 16]),
        version: 6,
        op: OpId::v4([8; 16]),
        created_at: NOW,
        fields: FieldMap::from([(FieldId::new("company"), "".into())]),
        sealed: FieldMap::from([(FieldId::new("text"), sealed())]),
        late: FieldMap::from([(FieldId::new("text"), vec![late(None), late(Some(9))])]),
    }
}

pub(crate) fn push_answer() -> PushAnswer {
    let field = FieldId::new("bank_account");
    PushAnswer {
        outcomes: vec![
            Outcome::Applied { seq: 1, version: 2 },
            Outcome::Already {
                seq: 300,
                version: 0,
            },
            Outcome::Conflict {
                theirs: Box::new(row()),
            },
            Outcome::Rejected {
                reason: Violation::field(Code::IbanInvalid, field),
            },
            Outcome::Rejected {
                reason: Violation::of(Code::Blocked),
            },
        ],
    }
}

pub(crate) fn pull_answer() -> PullAnswer {
    PullAnswer {
        epoch: 7,
        server_time: NOW,
        verbs: vec![
            Verb::Put {
                row: Box::new(row()),
                wraps: vec![wrap(WrapForm::Intake)],
            },
            Verb::Entry(Box::new(entry(Vec::new(), Some(NOW)))),
            Verb::Entry(Box::new(entry(
                vec![Flag::ClockAhead, Flag::TextUnknown],
                None,
            ))),
            Verb::Remove {
                record: RecordId::v4([4; 16]),
            },
        ],
        cursor: 500,
        head: 1_000_000,
        statements: vec![SignedStatement {
            statement: Bytes(b"{}".to_vec()),
            signature: Signature([16; 64]),
        }],
        secrets: vec![secret(None), secret(Some(DeviceId::v4([1; 16])))],
    }
}

fn entry(flags: Vec<Flag>, from: Option<Timestamp>) -> Entry {
    let kind = if from.is_some() {
        WitnessKind::Portal
    } else {
        WitnessKind::None
    };
    Entry {
        event: event(),
        stamp: Stamp {
            org_seq: 400,
            subject_seq: 2,
            received_at: NOW,
            witness: Witness { kind, from },
            confirm_by: from,
            flags,
        },
        event_hash: Hash([17; 32]),
        prev_link: Hash([18; 32]),
        link: Hash([19; 32]),
    }
}

fn secret(device: Option<DeviceId>) -> ClassSecretWrap {
    ClassSecretWrap {
        class: Class::Notes,
        epoch: 1,
        device,
        statement: Hash([20; 32]),
        wrap: Bytes(vec![21; 4]),
    }
}

//! Commits with content that tells them apart.

use domain::record::{FieldMap, Row, Table};
use domain::{DeviceId, FieldId, Hash, OpId, RecordId, SubjectId, Timestamp, UserId};
use surreal_store::Store;
use sync::message::account::AuditRow;
use sync::message::v1::{Change, Outcome, Target};
use sync::store::organisation::{Answer, Commit, Head, Load, Loaded, Request, StoredOp};

const START: Timestamp = Timestamp::from_millis(1_777_881_600_000);

pub(crate) fn device(writer: u32) -> DeviceId {
    DeviceId::v4(wide(writer, 0))
}

/// One operation of a writer: a contact, its change, its audit entry and its outcome.
pub(crate) fn commit(head: Head, writer: u32, n: u64) -> Commit {
    let record = RecordId::v4(wide(writer, n));
    let op = OpId::v4(wide(writer + 1000, n));
    let digest = Hash([u8::try_from(n % 251).unwrap(); 32]);
    let seq = head.seq + 1;
    Commit {
        expected: head,
        head: Head {
            commit: head.commit + 1,
            seq,
            audit_n: head.audit_n + 1,
            audit_hash: digest,
            ..head
        },
        ops: vec![(
            (device(writer), n),
            StoredOp {
                id: op,
                digest,
                release: Some(digest),
                outcome: Outcome::Applied { seq, version: 1 },
            },
        )],
        rows: vec![contact(record, writer, n)],
        entries: Vec::new(),
        changes: vec![Change {
            seq,
            target: Target::Record(record),
            op: Some(op),
            actor: None,
            device: Some(device(writer)),
            server_time: START,
        }],
        audit: vec![AuditRow {
            n: head.audit_n + 1,
            at: START,
            actor: None,
            device: Some(device(writer)),
            act: "record_put".to_owned(),
            record: Some(record),
            subject: None,
            fields: Vec::new(),
            prev: head.audit_hash,
            hash: digest,
        }],
        statements: Vec::new(),
    }
}

fn contact(record: RecordId, writer: u32, n: u64) -> Row {
    Row {
        table: Table::Contact,
        id: record,
        subject: SubjectId::v4(wide(writer, n)),
        parent: None,
        owner: UserId::v4(wide(writer, 0)),
        version: 1,
        op: OpId::v4(wide(writer, n)),
        created_at: START,
        fields: FieldMap::from([(
            FieldId::new("family_name"),
            format!("Nováková {writer}-{n}").into(),
        )]),
        sealed: FieldMap::new(),
        late: FieldMap::new(),
    }
}

/// Writer and number stand where the version of a UUID does not overwrite them.
fn wide(writer: u32, n: u64) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&writer.to_be_bytes());
    bytes[10..].copy_from_slice(&n.to_be_bytes()[2..]);
    bytes
}

pub(crate) async fn load(store: &Store, load: Load) -> Loaded {
    let answer = store.organisation.execute(Request::Load(load)).await;
    let Ok(Answer::Loaded(loaded)) = answer else {
        panic!("not loaded: {answer:?}");
    };
    loaded
}

pub(crate) async fn head(store: &Store) -> Head {
    load(store, Load::default()).await.head
}

pub(crate) async fn changes(store: &Store, since: u64, limit: usize) -> (Head, Vec<Change>) {
    let answer = store
        .organisation
        .execute(Request::Changes { since, limit })
        .await;
    let Ok(Answer::Changes { head, changes }) = answer else {
        panic!("no changes: {answer:?}");
    };
    (head, changes)
}

/// Commits one operation, reading the head again as often as it moves; gives the change number.
pub(crate) async fn commit_when_possible(store: &Store, writer: u32, n: u64) -> u64 {
    loop {
        let commit = commit(head(store).await, writer, n);
        let seq = commit.head.seq;
        let answer = store
            .organisation
            .execute(Request::Commit(Box::new(commit)))
            .await;
        if answer == Ok(Answer::Committed) {
            return seq;
        }
        assert_eq!(answer, Ok(Answer::Moved));
    }
}

//! Ledger entries; the signed body stays the bytes that were signed.

use domain::SubjectId;
use domain::privacy::SignedEvent;
use domain::privacy::ledger::{Entry, Flag, Stamp, Witness};
use surrealdb::types::{Value, object};
use sync::store::StoreError;

use super::fields::{Fields, damaged};
use super::scalar::{to_id, to_number, to_text, word};
use super::{column, key};

/// All entries of a person, in chain order.
pub(crate) fn ledger(subject: SubjectId) -> Value {
    key::under("entry", &[column::id(subject.as_uuid())])
}

/// An entry with its id.
pub(crate) fn write(subject: SubjectId, entry: &Entry) -> Value {
    let parts = [
        column::id(subject.as_uuid()),
        column::number(entry.stamp.subject_seq),
    ];
    Value::Object(object! {
        id: key::record("entry", parts),
        body: column::blob(&entry.event.body),
        signature: column::signature(&entry.event.signature),
        org_seq: column::number(entry.stamp.org_seq),
        received_at: column::time(entry.stamp.received_at),
        witness_kind: column::word(&entry.stamp.witness.kind),
        witness_from: entry.stamp.witness.from.map(column::time),
        confirm_by: entry.stamp.confirm_by.map(column::time),
        flags: column::list(entry.stamp.flags.iter().map(column::word)),
        event_hash: column::hash(&entry.event_hash),
        prev_link: column::hash(&entry.prev_link),
        link: column::hash(&entry.link),
    })
}

/// Reads what [`write`] wrote.
pub(crate) fn read(value: Value) -> Result<(SubjectId, Entry), StoreError> {
    let mut fields = Fields::of("entry", value)?;
    let [subject, subject_seq] = fields.key()?;
    let bad_id = || damaged("entry", "id");
    let subject = to_id(subject).map(SubjectId::new).ok_or_else(bad_id)?;
    let stamp = Stamp {
        org_seq: fields.number("org_seq")?,
        subject_seq: to_number(subject_seq).ok_or_else(bad_id)?,
        received_at: fields.time("received_at")?,
        witness: Witness {
            kind: fields.word("witness_kind")?,
            from: fields.optional_time("witness_from")?,
        },
        confirm_by: fields.optional_time("confirm_by")?,
        flags: read_flags(fields.list("flags")?)?,
    };
    let entry = Entry {
        event: SignedEvent {
            body: fields.blob("body")?,
            signature: fields.signature("signature")?,
        },
        stamp,
        event_hash: fields.hash("event_hash")?,
        prev_link: fields.hash("prev_link")?,
        link: fields.hash("link")?,
    };
    Ok((subject, entry))
}

fn read_flags(flags: Vec<Value>) -> Result<Vec<Flag>, StoreError> {
    flags
        .into_iter()
        .map(|flag| {
            to_text(flag)
                .and_then(word)
                .ok_or_else(|| damaged("entry", "flags"))
        })
        .collect()
}

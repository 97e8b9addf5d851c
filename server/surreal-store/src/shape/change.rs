//! Changes: references only.

use domain::{DeviceId, OpId, RecordId, SubjectId, UserId};
use surrealdb::types::{Value, object};
use sync::message::v1::{Change, Target};
use sync::store::StoreError;

use super::fields::{Fields, damaged};
use super::scalar::to_number;
use super::{column, key};

/// So many changes after a number.
pub(crate) fn page(since: u64, limit: u64) -> Value {
    let start = since.saturating_add(1);
    key::between(
        "change",
        column::number(start),
        column::number(start.saturating_add(limit)),
    )
}

/// A change with its id.
pub(crate) fn write(change: &Change) -> Value {
    let (record, ledger) = match change.target {
        Target::Record(record) => (Some(record), None),
        Target::Ledger {
            subject,
            subject_seq,
        } => (None, Some((subject, subject_seq))),
    };
    Value::Object(object! {
        id: key::record("change", [column::number(change.seq)]),
        record: record.map(|record| column::id(record.as_uuid())),
        subject: ledger.map(|(subject, _)| column::id(subject.as_uuid())),
        subject_seq: ledger.map(|(_, n)| column::number(n)),
        op: change.op.map(|op| column::id(op.as_uuid())),
        actor: change.actor.map(|actor| column::id(actor.as_uuid())),
        device: change.device.map(|device| column::id(device.as_uuid())),
        server_time: column::time(change.server_time),
    })
}

/// Reads what [`write`] wrote.
pub(crate) fn read(value: Value) -> Result<Change, StoreError> {
    let mut fields = Fields::of("change", value)?;
    let [seq] = fields.key()?;
    Ok(Change {
        seq: to_number(seq).ok_or_else(|| damaged("change", "id"))?,
        target: read_target(&mut fields)?,
        op: fields.optional_id("op", OpId::new)?,
        actor: fields.optional_id("actor", UserId::new)?,
        device: fields.optional_id("device", DeviceId::new)?,
        server_time: fields.time("server_time")?,
    })
}

fn read_target(fields: &mut Fields) -> Result<Target, StoreError> {
    if let Some(record) = fields.optional_id("record", RecordId::new)? {
        return Ok(Target::Record(record));
    }
    Ok(Target::Ledger {
        subject: fields.id("subject", SubjectId::new)?,
        subject_seq: fields.number("subject_seq")?,
    })
}

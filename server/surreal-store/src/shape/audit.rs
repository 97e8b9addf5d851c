//! The audit chain.

use domain::{DeviceId, RecordId, SubjectId, UserId};
use surrealdb::types::{Value, object};
use sync::message::account::AuditRow;
use sync::store::StoreError;

use super::fields::{Fields, damaged};
use super::scalar::{to_number, to_text};
use super::{column, key};

/// The entries in a half-open range of numbers.
pub(crate) fn between(start: u64, end: u64) -> Value {
    key::between("audit", column::number(start), column::number(end))
}

/// An entry with its id.
pub(crate) fn write(row: &AuditRow) -> Value {
    Value::Object(object! {
        id: key::record("audit", [column::number(row.n)]),
        at: column::time(row.at),
        actor: row.actor.map(|actor| column::id(actor.as_uuid())),
        device: row.device.map(|device| column::id(device.as_uuid())),
        act: column::text(&row.act),
        record: row.record.map(|record| column::id(record.as_uuid())),
        subject: row.subject.map(|subject| column::id(subject.as_uuid())),
        fields: column::list(row.fields.iter().map(|field| column::text(field))),
        prev: column::hash(&row.prev),
        hash: column::hash(&row.hash),
    })
}

/// Reads what [`write`] wrote.
pub(crate) fn read(value: Value) -> Result<AuditRow, StoreError> {
    let mut fields = Fields::of("audit", value)?;
    let [n] = fields.key()?;
    Ok(AuditRow {
        n: to_number(n).ok_or_else(|| damaged("audit", "id"))?,
        at: fields.time("at")?,
        actor: fields.optional_id("actor", UserId::new)?,
        device: fields.optional_id("device", DeviceId::new)?,
        act: fields.text("act")?,
        record: fields.optional_id("record", RecordId::new)?,
        subject: fields.optional_id("subject", SubjectId::new)?,
        fields: fields
            .list("fields")?
            .into_iter()
            .map(|field| to_text(field).ok_or_else(|| damaged("audit", "fields")))
            .collect::<Result<_, _>>()?,
        prev: fields.hash("prev")?,
        hash: fields.hash("hash")?,
    })
}

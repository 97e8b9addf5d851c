//! Records with their plain and sealed fields.

use domain::record::{FieldMap, LateValue, Plain, Row, SealedValue, WriteProof};
use domain::{DeviceId, FieldId, OpId, RecordId, SubjectId, UserId};
use surrealdb::types::{Object, Value, object};
use sync::store::StoreError;

use super::fields::{Fields, damaged};
use super::scalar::{to_hash, to_id, to_list, to_text};
use super::{column, key};

/// The id of a record.
pub(crate) fn id(record: RecordId) -> Value {
    key::record("row", [column::id(record.as_uuid())])
}

/// A record with its id.
pub(crate) fn write(row: &Row) -> Value {
    let fields: Object = row
        .fields
        .iter()
        .map(|(field, value)| (field.as_str().to_owned(), column::text(value)))
        .collect();
    let sealed: Object = row
        .sealed
        .iter()
        .map(|(field, value)| (field.as_str().to_owned(), write_sealed(value)))
        .collect();
    Value::Object(object! {
        id: id(row.id),
        kind: column::text(row.table.as_str()),
        subject: column::id(row.subject.as_uuid()),
        parent: row.parent.map(|parent| column::id(parent.as_uuid())),
        owner: column::id(row.owner.as_uuid()),
        version: column::number(row.version),
        op: column::id(row.op.as_uuid()),
        created_at: column::time(row.created_at),
        fields: Value::Object(fields),
        sealed: Value::Object(sealed),
        late: Value::Object(row.late.iter().map(write_late).collect()),
    })
}

/// Reads what [`write`] wrote.
pub(crate) fn read(value: Value) -> Result<Row, StoreError> {
    let mut fields = Fields::of("row", value)?;
    let [id] = fields.key()?;
    Ok(Row {
        table: fields.word("kind")?,
        id: to_id(id)
            .map(RecordId::new)
            .ok_or_else(|| damaged("row", "id"))?,
        subject: fields.id("subject", SubjectId::new)?,
        parent: fields.optional_id("parent", RecordId::new)?,
        owner: fields.id("owner", UserId::new)?,
        version: fields.number("version")?,
        op: fields.id("op", OpId::new)?,
        created_at: fields.time("created_at")?,
        fields: read_plain(fields.object("fields")?)?,
        sealed: fields
            .object("sealed")?
            .into_iter()
            .map(|(field, value)| Ok((FieldId::new(field), read_sealed(value)?)))
            .collect::<Result<FieldMap<_>, StoreError>>()?,
        late: fields
            .object("late")?
            .into_iter()
            .map(|(field, values)| Ok((FieldId::new(field), read_late(values)?)))
            .collect::<Result<FieldMap<_>, StoreError>>()?,
    })
}

fn read_plain(fields: Object) -> Result<FieldMap<Plain>, StoreError> {
    fields
        .into_iter()
        .map(|(field, value)| {
            let value = to_text(value).ok_or_else(|| damaged("row", "fields"))?;
            Ok((FieldId::new(field), value.into()))
        })
        .collect()
}

fn write_late((field, values): (&FieldId, &Vec<LateValue>)) -> (String, Value) {
    let values = values.iter().map(|late| {
        Value::Object(object! {
            value: write_sealed(&late.value),
            answered_by: late.answered_by.map(|op| column::id(op.as_uuid())),
        })
    });
    (field.as_str().to_owned(), column::list(values))
}

fn read_late(values: Value) -> Result<Vec<LateValue>, StoreError> {
    let values = to_list(values).ok_or_else(|| damaged("row", "late"))?;
    let read = |value| {
        let mut fields = Fields::of("late", value)?;
        Ok(LateValue {
            value: read_sealed(Value::Object(fields.object("value")?))?,
            answered_by: fields.optional_id("answered_by", OpId::new)?,
        })
    };
    values.into_iter().map(read).collect()
}

fn write_sealed(value: &SealedValue) -> Value {
    Value::Object(object! {
        class: column::word(&value.class),
        subject: column::id(value.subject.as_uuid()),
        envelope: column::blob(&value.envelope),
        proof: write_proof(&value.proof),
    })
}

fn read_sealed(value: Value) -> Result<SealedValue, StoreError> {
    let mut fields = Fields::of("sealed", value)?;
    Ok(SealedValue {
        class: fields.word("class")?,
        subject: fields.id("subject", SubjectId::new)?,
        envelope: fields.blob("envelope")?,
        proof: Box::new(read_proof(Value::Object(fields.object("proof")?))?),
    })
}

fn write_proof(proof: &WriteProof) -> Value {
    Value::Object(object! {
        device: column::id(proof.device.as_uuid()),
        op: column::id(proof.op.as_uuid()),
        base_version: column::number(proof.base_version),
        catalogue_version: column::number(proof.catalogue_version.into()),
        log_n: column::number(proof.log_n),
        log_hash: column::hash(&proof.log_hash),
        release: proof.release.as_ref().map(column::hash),
        envelopes: column::list(proof.envelopes.iter().map(column::hash)),
        wraps: column::list(proof.wraps.iter().map(column::hash)),
        signature: column::signature(&proof.signature),
    })
}

fn read_proof(value: Value) -> Result<WriteProof, StoreError> {
    let mut fields = Fields::of("proof", value)?;
    let hashes = |values: Vec<Value>| {
        values
            .into_iter()
            .map(|value| to_hash(value).ok_or_else(|| damaged("proof", "hashes")))
            .collect::<Result<Vec<_>, StoreError>>()
    };
    Ok(WriteProof {
        device: fields.id("device", DeviceId::new)?,
        op: fields.id("op", OpId::new)?,
        base_version: fields.number("base_version")?,
        catalogue_version: fields.small("catalogue_version")?,
        log_n: fields.number("log_n")?,
        log_hash: fields.hash("log_hash")?,
        release: fields.optional_hash("release")?,
        envelopes: hashes(fields.list("envelopes")?)?,
        wraps: hashes(fields.list("wraps")?)?,
        signature: fields.signature("signature")?,
    })
}

/// The link from a person to a record about them.
pub(crate) fn write_about(row: &Row) -> Value {
    let parts = [
        column::id(row.subject.as_uuid()),
        column::text(row.table.as_str()),
        column::id(row.id.as_uuid()),
    ];
    Value::Object(object! { id: key::record("about", parts), row: id(row.id) })
}

/// All links from a person to records of one kind.
pub(crate) fn about(subject: SubjectId, table: domain::record::Table) -> Value {
    key::under(
        "about",
        &[column::id(subject.as_uuid()), column::text(table.as_str())],
    )
}

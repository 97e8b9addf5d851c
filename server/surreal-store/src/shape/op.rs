//! Outcomes of operations.

use domain::violation::Violation;
use domain::{DeviceId, FieldId, OpId};
use surrealdb::types::{Object, Value, object};
use sync::message::v1::Outcome;
use sync::store::StoreError;
use sync::store::organisation::StoredOp;

use super::fields::{Fields, damaged};
use super::scalar::{to_id, to_number};
use super::{column, key};

/// The id of an operation.
pub(crate) fn id(device: DeviceId, n: u64) -> Value {
    key::record("op", [column::id(device.as_uuid()), column::number(n)])
}

/// An operation with its id.
pub(crate) fn write(device: DeviceId, n: u64, op: &StoredOp) -> Result<Value, StoreError> {
    let mut columns = object! {
        id: id(device, n),
        op: column::id(op.id.as_uuid()),
        digest: column::hash(&op.digest),
        release: op.release.as_ref().map(column::hash),
    };
    write_outcome(&mut columns, &op.outcome)?;
    Ok(Value::Object(columns))
}

fn write_outcome(columns: &mut Object, outcome: &Outcome) -> Result<(), StoreError> {
    match outcome {
        Outcome::Applied { seq, version } => write_done(columns, "applied", *seq, *version),
        Outcome::Already { seq, version } => write_done(columns, "already", *seq, *version),
        Outcome::Conflict { .. } => {
            return Err(damaged(
                "op",
                "outcome: a conflict carries a row and is never stored",
            ));
        }
        Outcome::Rejected { reason } => {
            columns.insert("outcome", column::text("rejected"));
            columns.insert("code", column::word(&reason.code));
            columns.insert(
                "field",
                reason
                    .field
                    .as_ref()
                    .map(|field| column::text(field.as_str())),
            );
        }
    }
    Ok(())
}

fn write_done(columns: &mut Object, outcome: &str, seq: u64, version: u64) {
    columns.insert("outcome", column::text(outcome));
    columns.insert("seq", column::number(seq));
    columns.insert("version", column::number(version));
}

/// Reads what [`write`] wrote.
pub(crate) fn read(value: Value) -> Result<((DeviceId, u64), StoredOp), StoreError> {
    let mut fields = Fields::of("op", value)?;
    let [device, n] = fields.key()?;
    let bad_id = || damaged("op", "id");
    let device = to_id(device).map(DeviceId::new).ok_or_else(bad_id)?;
    let n = to_number(n).ok_or_else(bad_id)?;
    let op = StoredOp {
        id: fields.id("op", OpId::new)?,
        digest: fields.hash("digest")?,
        release: fields.optional_hash("release")?,
        outcome: read_outcome(&mut fields)?,
    };
    Ok(((device, n), op))
}

fn read_outcome(fields: &mut Fields) -> Result<Outcome, StoreError> {
    match fields.text("outcome")?.as_str() {
        "applied" => Ok(Outcome::Applied {
            seq: fields.number("seq")?,
            version: fields.number("version")?,
        }),
        "already" => Ok(Outcome::Already {
            seq: fields.number("seq")?,
            version: fields.number("version")?,
        }),
        "rejected" => Ok(Outcome::Rejected {
            reason: Violation {
                code: fields.word("code")?,
                field: fields.optional_text("field")?.map(FieldId::new),
            },
        }),
        _ => Err(fields.bad("outcome")),
    }
}

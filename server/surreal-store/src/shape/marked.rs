//! Which entries were marked at acceptance, by the number of their change.

use domain::SubjectId;
use domain::privacy::ledger::Entry;
use surrealdb::types::{Value, object};
use sync::store::StoreError;

use super::fields::Fields;
use super::{column, key};

/// All marked entries, in commit order.
pub(crate) fn all() -> Value {
    key::from("marked", column::number(0))
}

/// A marked entry with its id.
pub(crate) fn write(subject: SubjectId, entry: &Entry) -> Value {
    Value::Object(object! {
        id: key::record("marked", [column::number(entry.stamp.org_seq)]),
        subject: column::id(subject.as_uuid()),
    })
}

/// Reads whose entry it is.
pub(crate) fn read(value: Value) -> Result<SubjectId, StoreError> {
    Fields::of("marked", value)?.id("subject", SubjectId::new)
}

//! What is still to be done in the key store.

use domain::Timestamp;
use surrealdb::types::Value;
use sync::store::StoreError;

use super::fields::Fields;
use super::key;

/// The one task there is.
pub(crate) fn id() -> Value {
    key::text_record("task", "rewrite")
}

/// Reads by when the store is to be rewritten.
pub(crate) fn read(value: Value) -> Result<Timestamp, StoreError> {
    Fields::of("task", value)?.time("rewrite_by")
}

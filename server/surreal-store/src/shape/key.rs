//! Record ids and ranges of them; every row is addressed by its id, so that erasure can be too.

use std::ops::Bound;

use surrealdb::types::{Array, RecordId, RecordIdKey, RecordIdKeyRange, Value};

/// The id `table:[parts…]`.
pub(crate) fn record(table: &str, parts: impl IntoIterator<Item = Value>) -> Value {
    Value::RecordId(RecordId::new(table, Array::from_iter(parts)))
}

/// The id `table:text`.
pub(crate) fn text_record(table: &str, key: &str) -> Value {
    Value::RecordId(RecordId::new(table, key))
}

/// All ids of a table that begin with the parts.
pub(crate) fn under(table: &str, parts: &[Value]) -> Value {
    let start = Array::from_iter(parts.iter().cloned());
    let end = Array::from_iter(parts.iter().cloned().chain([last()]));
    range(table, Bound::Included(start), Bound::Included(end))
}

/// All ids of a table whose ids are arrays.
pub(crate) fn all(table: &str) -> Value {
    range(table, Bound::<Array>::Unbounded, Bound::Unbounded)
}

/// The first part of an array id.
pub(crate) fn first(id: Value) -> Option<Value> {
    let Value::RecordId(RecordId {
        key: RecordIdKey::Array(parts),
        ..
    }) = id
    else {
        return None;
    };
    parts.into_vec().into_iter().next()
}

/// The ids `table:[number]` from one number on.
pub(crate) fn from(table: &str, number: Value) -> Value {
    range(
        table,
        Bound::Included(Array::from_iter([number])),
        Bound::Unbounded,
    )
}

/// The ids `table:[number]` in a half-open range of numbers.
pub(crate) fn between(table: &str, start: Value, end: Value) -> Value {
    range(
        table,
        Bound::Included(Array::from_iter([start])),
        Bound::Excluded(Array::from_iter([end])),
    )
}

/// The text ids of a table above one, or all.
pub(crate) fn text_above(table: &str, after: Option<&str>) -> Value {
    let start = after.map_or(Bound::Unbounded, |after| Bound::Excluded(after.to_owned()));
    range(table, start, Bound::<String>::Unbounded)
}

/// Sorts behind every part that stands in an id of ours.
fn last() -> Value {
    Value::Array(Array::new())
}

fn range<T: Into<RecordIdKey>>(table: &str, start: Bound<T>, end: Bound<T>) -> Value {
    Value::RecordId(RecordId::new(table, RecordIdKeyRange::from((start, end))))
}

//! Values on their way into the database.

use domain::{Bytes, Hash, Signature, Timestamp};
use serde::Serialize;
use surrealdb::types::{Array, Bytes as StoredBytes, Number, Uuid as StoredUuid, Value};
use uuid::Uuid;

pub(crate) fn id(id: Uuid) -> Value {
    Value::Uuid(StoredUuid::from(id))
}

/// Numbers keep their bits, so a random epoch above `i64::MAX` comes back as it was.
pub(crate) fn number(number: u64) -> Value {
    Value::Number(Number::Int(number.cast_signed()))
}

pub(crate) fn time(time: Timestamp) -> Value {
    Value::Number(Number::Int(time.as_millis()))
}

pub(crate) fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

pub(crate) fn bytes(bytes: &[u8]) -> Value {
    Value::Bytes(StoredBytes::from(bytes.to_vec()))
}

pub(crate) fn blob(blob: &Bytes) -> Value {
    bytes(blob.as_slice())
}

pub(crate) fn hash(hash: &Hash) -> Value {
    bytes(hash.as_slice())
}

pub(crate) fn signature(signature: &Signature) -> Value {
    bytes(signature.as_slice())
}

pub(crate) fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::Array(Array::from_iter(values))
}

/// Writes the name of a unit variant, the same that stands on the wire.
pub(crate) fn word<T: Serialize>(variant: &T) -> Value {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => Value::String(name),
        Ok(_) | Err(_) => Value::None,
    }
}

//! Single values on their way out of the database; none for a value of another kind.

use domain::{Hash, Timestamp};
use serde::de::DeserializeOwned;
use surrealdb::types::{Number, Object, Value};
use uuid::Uuid;

/// Reads the name of a unit variant.
pub(crate) fn word<T: DeserializeOwned>(name: String) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name)).ok()
}

pub(crate) fn to_number(value: Value) -> Option<u64> {
    to_int(value).map(i64::cast_unsigned)
}

fn to_int(value: Value) -> Option<i64> {
    if let Value::Number(Number::Int(int)) = value {
        Some(int)
    } else {
        None
    }
}

pub(crate) fn to_time(value: Value) -> Option<Timestamp> {
    to_int(value).map(Timestamp::from_millis)
}

pub(crate) fn to_text(value: Value) -> Option<String> {
    if let Value::String(text) = value {
        Some(text)
    } else {
        None
    }
}

pub(crate) fn to_id(value: Value) -> Option<Uuid> {
    if let Value::Uuid(id) = value {
        Some(id.into_inner())
    } else {
        None
    }
}

pub(crate) fn to_bytes(value: Value) -> Option<Vec<u8>> {
    if let Value::Bytes(bytes) = value {
        Some(bytes.to_vec())
    } else {
        None
    }
}

pub(crate) fn to_hash(value: Value) -> Option<Hash> {
    to_bytes(value).and_then(|bytes| Hash::from_slice(&bytes))
}

pub(crate) fn to_list(value: Value) -> Option<Vec<Value>> {
    if let Value::Array(list) = value {
        Some(list.into_vec())
    } else {
        None
    }
}

pub(crate) fn to_object(value: Value) -> Option<Object> {
    if let Value::Object(object) = value {
        Some(object)
    } else {
        None
    }
}

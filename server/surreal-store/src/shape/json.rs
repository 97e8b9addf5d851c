//! JSON objects of the control database; numbers and nulls come back as they went in.

use serde_json::{Map, Value as Json};
use surrealdb::types::{Array, Number, Object, Value};
use sync::store::StoreError;

use super::fields::damaged;

/// Turns JSON into a value of the database.
pub(crate) fn write(json: &Json) -> Result<Value, StoreError> {
    Ok(match json {
        Json::Null => Value::Null,
        Json::Bool(bool) => Value::Bool(*bool),
        Json::Number(number) => Value::Number(write_number(number)?),
        Json::String(text) => Value::String(text.clone()),
        Json::Array(list) => Value::Array(
            list.iter()
                .map(write)
                .collect::<Result<Array, StoreError>>()?,
        ),
        Json::Object(members) => Value::Object(
            members
                .iter()
                .map(|(name, member)| Ok((name.clone(), write(member)?)))
                .collect::<Result<Object, StoreError>>()?,
        ),
    })
}

fn write_number(number: &serde_json::Number) -> Result<Number, StoreError> {
    number
        .as_i64()
        .map(Number::Int)
        .or_else(|| {
            number
                .as_f64()
                .filter(|_| number.is_f64())
                .map(Number::Float)
        })
        .ok_or_else(|| damaged("body", "number: more than 63 bits"))
}

/// Turns a value of the database back into JSON.
pub(crate) fn read(value: Value) -> Result<Json, StoreError> {
    if let Value::Array(list) = value {
        return list
            .into_iter()
            .map(read)
            .collect::<Result<Vec<_>, _>>()
            .map(Json::Array);
    }
    if let Value::Object(members) = value {
        return members
            .into_iter()
            .map(|(name, member)| Ok((name, read(member)?)))
            .collect::<Result<Map<_, _>, StoreError>>()
            .map(Json::Object);
    }
    let plain = matches!(
        value,
        Value::Null
            | Value::Bool(_)
            | Value::Number(Number::Int(_) | Number::Float(_))
            | Value::String(_)
    );
    plain
        .then(|| value.into_json_value())
        .ok_or_else(|| damaged("body", "kind of value"))
}

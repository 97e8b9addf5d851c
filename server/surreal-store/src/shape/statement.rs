//! The organisation log.

use domain::organisation::SignedStatement;
use surrealdb::types::{Value, object};
use sync::store::StoreError;

use super::fields::Fields;
use super::{column, key};

/// All statements after a number.
pub(crate) fn after(number: u64) -> Value {
    key::from("statement", column::number(number.saturating_add(1)))
}

/// A statement with its number in the log.
pub(crate) fn write(n: u64, statement: &SignedStatement) -> Value {
    Value::Object(object! {
        id: key::record("statement", [column::number(n)]),
        statement: column::blob(&statement.statement),
        signature: column::signature(&statement.signature),
    })
}

/// Reads what [`write`] wrote.
pub(crate) fn read(value: Value) -> Result<SignedStatement, StoreError> {
    let mut fields = Fields::of("statement", value)?;
    Ok(SignedStatement {
        statement: fields.blob("statement")?,
        signature: fields.signature("signature")?,
    })
}

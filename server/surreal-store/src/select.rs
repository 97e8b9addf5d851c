//! Selecting from many ranges at once: a list of ranges is no source of a query, so each has a
//! parameter of its own.

use surrealdb::types::{Value, Variables};
use sync::store::StoreError;

use crate::shape::fields::{Fields, damaged};

/// The text of a list of selections, one for each range, whose ranges are bound by the way.
pub(crate) fn from_ranges(
    name: &str,
    what: &str,
    ranges: impl IntoIterator<Item = Value>,
    variables: &mut Variables,
) -> String {
    let mut text = String::from("[");
    for (place, range) in ranges.into_iter().enumerate() {
        variables.insert(format!("{name}{place}"), range);
        text.push_str(&format!("(SELECT {what} FROM ${name}{place}),"));
    }
    text.push(']');
    text
}

/// Takes the rows found in all ranges, in order.
pub(crate) fn take(fields: &mut Fields, column: &str) -> Result<Vec<Value>, StoreError> {
    let mut rows = Vec::new();
    for found in fields.list(column)? {
        let Value::Array(found) = found else {
            return Err(damaged("select", "ranges"));
        };
        rows.extend(found);
    }
    Ok(rows)
}

//! How values of the domain lie in the database: typed columns, ids as UUIDs, envelopes as bytes.

pub(crate) mod audit;
pub(crate) mod change;
pub(crate) mod column;
pub(crate) mod entry;
pub(crate) mod fields;
pub(crate) mod head;
pub(crate) mod json;
pub(crate) mod key;
pub(crate) mod marked;
pub(crate) mod op;
pub(crate) mod rewrap;
pub(crate) mod row;
pub(crate) mod scalar;
pub(crate) mod secret;
pub(crate) mod statement;
pub(crate) mod task;
pub(crate) mod wrap;

//! The access report: sixteen lines, each filled or "none" (specification 10.9).

mod assembly;
mod datum;
mod line;

pub use assembly::{AccessReport, Assembly, Content, Entry, FORMAT, Redaction, RedactionReason};
pub use datum::{About, Datum};
pub use line::Line;

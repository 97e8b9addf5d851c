//! Late values of removed users, as the views see them.

use domain::{FieldId, OpId, RecordId};

use super::{Done, Reply};

/// What the browser's replica does about values that came late from removed users.
pub trait LatePort {
    /// Opens a late value; it is shown only, and logged.
    fn open_late(&self, record: RecordId, field: FieldId, op: OpId) -> Reply<String>;
    /// Takes a late value over: seals it anew under the newest keys, as a write of one's own.
    fn take_late_over(&self, record: RecordId, field: FieldId, op: OpId) -> Reply<Done>;
}

//! What of a record a basis or a rule covers.

use std::collections::BTreeSet;

use crate::FieldId;

/// All of a record, or some of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The whole record.
    All,
    /// These fields only.
    Fields(BTreeSet<FieldId>),
}

impl Extent {
    /// Says whether it covers a field; none stands for a record that has no fields.
    #[must_use]
    pub fn covers(&self, field: Option<&FieldId>) -> bool {
        match self {
            Self::All => true,
            Self::Fields(fields) => field.is_some_and(|field| fields.contains(field)),
        }
    }
}

//! The signed field catalogue: which fields exist, in which class, who sees and edits them.

mod check;
mod entry;
mod erasure;
mod fault;
mod need;

pub use entry::{FieldEntry, Provided, Validator};
pub use erasure::ErasureRule;
pub use fault::{FieldFault, FieldRule};
pub use need::{FieldPurpose, Need};

use serde::{Deserialize, Serialize};

use crate::FieldId;
use crate::record::Table;

/// A text in both languages of the product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Czech.
    pub cs: String,
    /// English.
    pub en: String,
}

impl Label {
    /// Says whether both languages say something.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.cs.trim().is_empty() && !self.en.trim().is_empty()
    }
}

/// All fields, as one signed version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Grows with every published change.
    pub version: u32,
    /// The fields; one that is absent does not exist anywhere.
    pub fields: Vec<FieldEntry>,
}

impl Catalogue {
    /// Finds a field of a record type.
    #[must_use]
    pub fn entry(&self, table: Table, field: &FieldId) -> Option<&FieldEntry> {
        self.fields
            .iter()
            .find(|entry| entry.record == table && entry.id == *field)
    }
}

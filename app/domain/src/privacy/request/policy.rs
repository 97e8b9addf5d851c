//! What counsel must confirm before an organisation uses it.

use serde::{Deserialize, Serialize};

use crate::Period;

/// Settings marked "configurable, needs counsel"; the default is the more protective reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Whether the ground `national_restriction` may be used (Art. 23; Act 110/2019 §11).
    pub national_restriction: bool,
    /// Whether relatives may exercise the rights of a deceased person.
    pub relatives_of_deceased: bool,
    /// How long the file of a closed request is kept.
    pub file_kept: Period,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            national_restriction: false,
            relatives_of_deceased: false,
            file_kept: Period::Months(48),
        }
    }
}

use serde::{Deserialize, Serialize};

use crate::LocalDate;

/// The extension of a request (Art. 12(3), X-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The ground.
    pub reason: ExtensionReason,
    /// The ground in words for the person.
    pub words: String,
    /// The Prague date on which the notice left.
    pub sent: LocalDate,
}

/// Why a request may be extended; there is no other ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExtensionReason {
    /// The request is complex.
    Complexity,
    /// The person made many requests.
    NumberOfRequests,
}

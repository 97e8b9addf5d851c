//! What the server knows of what a lost device could hold.

use domain::Timestamp;
use serde::{Deserialize, Serialize};

/// `GET /api/admin/exposure?device=ID` → what the server gave a device until its last contact
/// (security design, section 1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExposureRow {
    /// Its last contact, if there was one; its vault was open then.
    pub last_contact: Option<Timestamp>,
    /// How many persons its user sees in what it was given by then.
    pub persons: u64,
}

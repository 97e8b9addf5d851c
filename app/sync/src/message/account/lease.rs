//! How long devices work without contact.

use serde::{Deserialize, Serialize};

/// `GET` and `POST /api/admin/lease`; `POST /api/lease` gives a device its
/// [`domain::access::SignedLease`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaseDays {
    /// 1 to 30.
    pub days: u8,
}

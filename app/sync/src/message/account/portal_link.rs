//! A link into the portal, made by staff.

use domain::RecordId;
use serde::{Deserialize, Serialize};

/// `POST /api/portal-link` `{ contact }` → sends the preference link to the contact's e-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalLink {
    /// The contact.
    pub contact: RecordId,
}

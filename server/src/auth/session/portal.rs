//! The session of a person in the portal.

use domain::{RecordId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};

/// How long it lasts.
pub(super) const LIFE_MS: i64 = 30 * 60 * 1000;

/// A session opened by a preference link.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct PortalSession {
    /// The person.
    pub(crate) subject: SubjectId,
    /// The contact the link was sent to.
    pub(crate) contact: RecordId,
    /// Language of the link's mail.
    pub(crate) locale: String,
    /// When it ends.
    pub(crate) ends_at: Timestamp,
}

impl PortalSession {
    /// A new session.
    pub(crate) const fn new(
        subject: SubjectId,
        contact: RecordId,
        locale: String,
        now: Timestamp,
    ) -> Self {
        Self {
            subject,
            contact,
            locale,
            ends_at: now.plus_millis(LIFE_MS),
        }
    }

    /// Whether it is over.
    pub(crate) fn ended(&self, now: Timestamp) -> bool {
        now >= self.ends_at
    }
}

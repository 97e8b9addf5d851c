//! A file of the answer: sealed, downloaded once, for fourteen days.

use serde::{Deserialize, Serialize};

use crate::{Hash, RecordId, Timestamp};

/// One sealed file for the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliverable {
    /// The record that holds the sealed file.
    pub file: RecordId,
    /// SHA-256 of the sealed bytes.
    pub sha256: Hash,
    /// When it can no longer be downloaded.
    pub expires_at: Timestamp,
    /// When the person downloaded it.
    pub downloaded_at: Option<Timestamp>,
}

impl Deliverable {
    /// Gives the file noted as downloaded; none when it was downloaded before or has expired.
    #[must_use]
    pub fn download(&self, at: Timestamp) -> Option<Self> {
        let open = self.downloaded_at.is_none() && at < self.expires_at;
        open.then(|| Self {
            downloaded_at: Some(at),
            ..self.clone()
        })
    }
}

//! A file of the answer: sealed, downloaded once, for fourteen days.

use serde::{Deserialize, Serialize};

use super::SealedFile;
use crate::{Hash, Period, RecordId, Timestamp};

const LIFE: Period = Period::Days(14);

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
    /// A file that is sent with the answer.
    #[must_use]
    pub fn new(sealed: &SealedFile, at: Timestamp) -> Self {
        Self {
            file: sealed.file,
            sha256: sealed.sha256,
            expires_at: LIFE.after(at),
            downloaded_at: None,
        }
    }

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

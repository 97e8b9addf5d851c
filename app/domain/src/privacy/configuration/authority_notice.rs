use serde::{Deserialize, Serialize};

/// How likely a breach harms persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// Unlikely.
    None,
    /// Likely.
    Risk,
    /// Likely, and the harm is grave: the persons are told too (Art. 34).
    High,
}

/// When a breach is notified to whom (Art. 33(1), B-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityNotice {
    /// Elapsed hours from awareness, at least 1.
    pub hours: u32,
    /// The lowest risk that is notified.
    pub threshold: Risk,
    /// The authority.
    pub recipient: String,
}

impl AuthorityNotice {
    /// Says whether a breach of this risk is notified.
    #[must_use]
    pub fn is_due_for(&self, risk: Risk) -> bool {
        risk >= self.threshold
    }
}

impl Default for AuthorityNotice {
    fn default() -> Self {
        Self {
            hours: 72,
            threshold: Risk::Risk,
            recipient: "ÚOOÚ".to_owned(),
        }
    }
}

//! A written reason: never empty.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Words that say why, as they go into the log or the register.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reason(String);

/// The reason is empty or longer than 2,000 characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a reason has 1 to 2000 characters")]
pub struct NoReason;

const MAX: usize = 2_000;

impl Reason {
    /// Takes the words without the spaces around them.
    ///
    /// # Errors
    /// When nothing is left, or more than 2,000 characters.
    pub fn new(words: &str) -> Result<Self, NoReason> {
        let words = words.trim();
        if words.is_empty() || words.chars().count() > MAX {
            Err(NoReason)
        } else {
            Ok(Self(words.to_owned()))
        }
    }

    /// Gives the words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Reason {
    type Error = NoReason;

    fn try_from(words: String) -> Result<Self, NoReason> {
        Self::new(&words)
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.0
    }
}

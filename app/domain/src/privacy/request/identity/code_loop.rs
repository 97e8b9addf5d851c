//! The loop through a contact point on file: six digits, ten minutes, five tries.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Hash, Timestamp};

const LIFE_MILLIS: i64 = 10 * 60 * 1000;
const TRIES: u8 = 5;

/// A code that was sent to a contact point on file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeLoop {
    /// Keyed hash of the six digits.
    pub code: Hash,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// How often it was typed wrong.
    pub wrong: u8,
    /// Whether it was typed right; a code works once.
    pub used: bool,
}

/// Why a typed code shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodeRefused {
    /// Ten minutes are over.
    #[error("the code has ended")]
    Ended,
    /// Five wrong tries were made.
    #[error("the code was tried too often")]
    TriesUsed,
    /// It worked once already.
    #[error("the code was used")]
    Used,
    /// It is another code.
    #[error("another code")]
    Wrong,
}

impl CodeLoop {
    /// A code just sent.
    #[must_use]
    pub const fn new(code: Hash, sent_at: Timestamp) -> Self {
        Self {
            code,
            sent_at,
            wrong: 0,
            used: false,
        }
    }

    /// Takes the keyed hash of what was typed, counting each wrong try.
    ///
    /// # Errors
    ///
    /// The code ended, was tried five times, was used, or is another one.
    pub fn try_code(&mut self, typed: &Hash, now: Timestamp) -> Result<(), CodeRefused> {
        if self.used {
            return Err(CodeRefused::Used);
        }
        if self.wrong >= TRIES {
            return Err(CodeRefused::TriesUsed);
        }
        if now < self.sent_at || now >= self.sent_at.plus_millis(LIFE_MILLIS) {
            return Err(CodeRefused::Ended);
        }
        if *typed != self.code {
            self.wrong += 1;
            return Err(CodeRefused::Wrong);
        }
        self.used = true;
        Ok(())
    }
}

//! The oldest formats that still count.

use serde::{Deserialize, Serialize};

/// Versions of what clients read; older ones are refused before use (security design, section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Formats {
    /// Version of statements.
    pub statement: u32,
    /// Version of envelopes.
    pub envelope: u32,
}

impl Formats {
    /// What this build reads and writes.
    pub const KNOWN: Self = Self {
        statement: 1,
        envelope: 1,
    };

    /// What counts before anything is stated.
    pub const FIRST: Self = Self {
        statement: 1,
        envelope: 1,
    };

    /// Says whether none of the versions is below that of the other.
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.statement >= other.statement && self.envelope >= other.envelope
    }
}

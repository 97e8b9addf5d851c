//! How long a proof of an open vault holds: as long as the device waits before it locks itself.

use domain::Timestamp;
use serde::{Deserialize, Serialize};

const MINUTE_MS: i64 = 60 * 1000;
const SHORTEST: u8 = 1;
const USUAL: u8 = 15;
const LONGEST: u8 = 60;

/// Minutes that a device waits without a sign of life, from 1 to 60.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u8", into = "u8")]
pub(crate) struct IdleLock(u8);

impl IdleLock {
    /// What a proof names: 15 minutes where it names none, the nearest that is allowed otherwise.
    pub(crate) fn named(minutes: Option<u8>) -> Self {
        Self::from(minutes.unwrap_or(USUAL))
    }

    /// Until when a proof or renewal of this moment holds.
    pub(super) fn ends(self, now: Timestamp) -> Timestamp {
        now.plus_millis(self.millis())
    }

    /// A renewal is written down at most this often: a short time must not run out in use.
    pub(super) fn renewal_ms(self) -> i64 {
        self.millis() / 4
    }

    fn millis(self) -> i64 {
        i64::from(self.0) * MINUTE_MS
    }
}

impl Default for IdleLock {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl From<u8> for IdleLock {
    fn from(minutes: u8) -> Self {
        Self(minutes.clamp(SHORTEST, LONGEST))
    }
}

impl From<IdleLock> for u8 {
    fn from(idle_lock: IdleLock) -> Self {
        idle_lock.0
    }
}

#[cfg(test)]
mod tests {
    use super::IdleLock;

    #[test]
    fn a_proof_lasts_what_it_names_from_one_to_sixty_minutes_and_fifteen_without_a_name() {
        let named = |minutes| u8::from(IdleLock::named(minutes));
        assert_eq!(named(None), 15);
        assert_eq!(
            [0, 1, 60, 61, 255].map(|n| named(Some(n))),
            [1, 1, 60, 60, 60]
        );
    }
}

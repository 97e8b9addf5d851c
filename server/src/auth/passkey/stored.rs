//! A passkey as an account keeps it, and the rule of its counter.

use domain::{Bytes, Timestamp};
use serde::{Deserialize, Serialize};
use sync::message::account::PasskeyRow;
use webauthn_rs::prelude::Passkey;

use crate::auth::account::Account;

/// A passkey of an account.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredPasskey {
    /// Its public key.
    pub(crate) key: Passkey,
    name: String,
    counter: u32,
    made_at: Timestamp,
    used_at: Option<Timestamp>,
    doubted: bool,
}

impl StoredPasskey {
    /// A passkey that was just made.
    pub(crate) const fn new(key: Passkey, name: String, now: Timestamp) -> Self {
        Self {
            key,
            name,
            counter: 0,
            made_at: now,
            used_at: None,
            doubted: false,
        }
    }

    /// Whether it is accepted; one that may have been copied is not.
    pub(crate) const fn counts(&self) -> bool {
        !self.doubted
    }

    /// What its owner sees of it.
    pub(crate) fn row(&self) -> PasskeyRow {
        PasskeyRow {
            id: self.id(),
            name: self.name.clone(),
            since: self.made_at,
            last_use: self.used_at,
            doubted: self.doubted,
        }
    }

    /// Its credential id.
    pub(crate) fn id(&self) -> Bytes {
        Bytes(self.key.cred_id().to_vec())
    }

    fn after_use(&self, counter: u32, now: Timestamp) -> Self {
        if !self.counts() || goes_back(self.counter, counter) {
            return Self {
                doubted: true,
                ..self.clone()
            };
        }
        Self {
            counter,
            used_at: Some(now),
            ..self.clone()
        }
    }
}

impl Account {
    /// The account after a passkey was used, and whether it counts.
    pub(crate) fn after_passkey(&self, id: &[u8], counter: u32, now: Timestamp) -> (Self, bool) {
        let (mut account, mut counts) = (self.clone(), false);
        for key in &mut account.passkeys {
            if key.key.cred_id().as_slice() == id {
                *key = key.after_use(counter, now);
                counts = key.counts();
            }
        }
        (account, counts)
    }
}

/// A counter that does not rise tells of a copy; authenticators without one always show zero.
const fn goes_back(known: u32, shown: u32) -> bool {
    (known > 0 || shown > 0) && shown <= known
}

#[cfg(test)]
mod tests {
    use super::goes_back;

    #[test]
    fn a_counter_must_rise_unless_there_is_none() {
        for (known, shown) in [(0, 0), (0, 1), (1, 2), (7, 9)] {
            assert!(!goes_back(known, shown), "{known} {shown}");
        }
        for (known, shown) in [(1, 1), (2, 1), (5, 0)] {
            assert!(goes_back(known, shown), "{known} {shown}");
        }
    }
}

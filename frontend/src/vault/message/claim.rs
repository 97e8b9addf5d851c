//! A new device of a known user: its keys, its claim, and the search for the claim.

use domain::{Bytes, OrgId, PublicKey, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::DeviceClaim;

/// What a new device of a known user is made from.
#[derive(Serialize, Deserialize)]
pub(crate) struct Enrol {
    pub(crate) org: OrgId,
    pub(crate) user: UserId,
    pub(crate) passphrase: String,
    pub(crate) now: Timestamp,
}

/// How a new device shows itself.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Claimed {
    pub(crate) session: Bytes,
    pub(crate) signing: PublicKey,
    pub(crate) agreement: PublicKey,
    pub(crate) text: String,
    pub(crate) words: String,
}

/// What was typed or scanned from another screen, and what the server says waits.
#[derive(Serialize, Deserialize)]
pub(crate) struct Look {
    pub(crate) root: PublicKey,
    pub(crate) shown: String,
    pub(crate) claims: Vec<DeviceClaim>,
}

/// The claim that the other screen shows, with its words.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Match {
    pub(crate) claim: DeviceClaim,
    pub(crate) words: String,
}

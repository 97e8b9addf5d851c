//! `POST /sync/deliver`: the outbox of a device that no session serves any more.

use domain::canonical::in_context;
use domain::{DeviceId, Hash, Signature};
use serde::{Deserialize, Serialize};

use super::v1::{Op, encode};

/// Context of the signature.
const CONTEXT: &str = "souhlas/v1/deliver";

/// Operations with the device's own signature in the place of a session (sync design, section 3).
///
/// The same delivery may come twice: an operation counts once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The device.
    pub device: DeviceId,
    /// The operations, in ascending `n`.
    pub ops: Vec<Op>,
    /// Ed25519 by the device over [`Delivery::signed_bytes`].
    pub signature: Signature,
}

impl Delivery {
    /// Gives what the device signs: its id and the hash of the operations.
    #[must_use]
    pub fn signed_hash(device: DeviceId, ops: &[Op]) -> Hash {
        Hash::of(&[device.as_bytes().as_slice(), &encode(&ops)].concat())
    }

    /// Gives the bytes under the signature.
    #[must_use]
    pub fn signed_bytes(hash: &Hash) -> Vec<u8> {
        in_context(CONTEXT, hash.as_slice())
    }
}

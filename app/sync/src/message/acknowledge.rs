//! `POST /sync/standing` and `POST /sync/acknowledge`: what a device asks and says by its own
//! signature, without a session.

use domain::canonical::in_context;
use domain::{DeviceId, Signature};
use serde::{Deserialize, Serialize};

/// Context of the question.
const STANDING: &str = "souhlas/v1/standing";
/// Context of an acknowledgement.
const DONE: &str = "souhlas/v1/order-done";

/// Number of the order that ends a device; every other order has a higher one.
pub const WIPE: u64 = 0;

/// Asks whether the device has to wipe itself (sync design, section 3).
///
/// It may be signed long before it is sent, so that a locked browser can ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskStanding {
    /// The device.
    pub device: DeviceId,
    /// Ed25519 by the device over [`AskStanding::signed_bytes`].
    pub signature: Signature,
}

impl AskStanding {
    /// Gives the bytes under the signature.
    #[must_use]
    pub fn signed_bytes(device: DeviceId) -> Vec<u8> {
        in_context(STANDING, device.as_bytes())
    }
}

/// The answer to [`AskStanding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceStanding {
    /// The device works on.
    Trusted,
    /// The device was revoked, or its user left: it hands over, deletes and acknowledges.
    Wipe,
}

/// Says that an order was carried out; the privacy officer sees it as evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// The device.
    pub device: DeviceId,
    /// Number of the order, [`WIPE`] for the end of the device.
    pub order: u64,
    /// Saved changes that stay sealed on the device, for nobody took them; a claim.
    pub kept: u64,
    /// Ed25519 by the device over [`Acknowledgement::signed_bytes`].
    pub signature: Signature,
}

impl Acknowledgement {
    /// Gives the bytes under the signature: the device and the order.
    #[must_use]
    pub fn signed_bytes(device: DeviceId, order: u64) -> Vec<u8> {
        let bytes = [device.as_bytes().as_slice(), &order.to_be_bytes()].concat();
        in_context(DONE, &bytes)
    }
}

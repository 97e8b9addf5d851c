//! A new device of a user who has one: claimed by the fresh browser, signed by the old device.

mod order;

pub use order::{OrderKind, OrderRow};

use domain::{Bytes, DeviceId, PublicKey};
use serde::{Deserialize, Serialize};

/// `POST /api/device-claim` → [`PendingDevice`]: the keys a fresh browser made after sign-in.
///
/// Nothing here is trusted: the old device compares it with what the new one shows on its screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceClaim {
    /// Session number of 16 bytes, chosen by the new device and shown in its code.
    pub session: Bytes,
    /// The new device.
    pub device: DeviceId,
    /// Ed25519 public key of the device.
    pub signing: PublicKey,
    /// X25519 public key of the device.
    pub agreement: PublicKey,
    /// Name of the device, such as "Chromium on Linux".
    pub name: String,
}

/// `GET /api/device-claims` → the devices that wait for their user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PendingDevice {
    /// As it was claimed.
    pub claim: DeviceClaim,
    /// Milliseconds it still waits; five minutes after the sign-in it is over.
    pub ends_in_ms: u32,
}

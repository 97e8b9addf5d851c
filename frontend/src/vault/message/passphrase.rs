//! The keys of a device under another passphrase; the keys themselves stay the same.

use domain::Bytes;
use serde::{Deserialize, Serialize};
use sync::message::account::KdfParams;

use super::WrappedDevice;

/// Another passphrase for a device: a new one, or the one the account has by now.
#[derive(Serialize, Deserialize)]
pub(crate) struct Rewrap {
    pub(crate) device: WrappedDevice,
    /// How the server says the account's passphrase is stretched.
    pub(crate) account: KdfParams,
    pub(crate) old: String,
    pub(crate) new: String,
}

/// The same keys at rest, and the sign-in branches of both passphrases.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Rewrapped {
    pub(crate) device: WrappedDevice,
    pub(crate) old: Bytes,
    pub(crate) auth: Bytes,
}

//! What a device left unsent, opened by the passphrase that it was opened with.

use domain::Bytes;
use serde::{Deserialize, Serialize};

use super::WrappedDevice;

/// The operations of a device, sealed for its own store.
#[derive(Serialize, Deserialize)]
pub(crate) struct Unsent {
    pub(crate) keys: WrappedDevice,
    /// Each under its number.
    pub(crate) ops: Vec<(u64, Bytes)>,
}

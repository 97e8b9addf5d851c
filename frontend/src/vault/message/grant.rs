//! Class secrets on their way to other devices.

use domain::record::Class;
use domain::{DeviceId, Hash, PublicKey};
use serde::{Deserialize, Serialize};

/// One class secret for one device, or for recovery.
#[derive(Serialize, Deserialize)]
pub(crate) struct Grant {
    pub(crate) class: Class,
    pub(crate) epoch: u32,
    pub(crate) statement: Hash,
    pub(crate) device: Option<DeviceId>,
    pub(crate) agreement: PublicKey,
}

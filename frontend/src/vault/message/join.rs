//! Making the device of an invited user.

use domain::{Bytes, InviteId, OrgId, Timestamp};
use serde::{Deserialize, Serialize};
use sync::message::account::InviteClaim;

use super::WrappedDevice;

/// What an invited user's device is made from.
#[derive(Serialize, Deserialize)]
pub(crate) struct Join {
    pub(crate) org: OrgId,
    pub(crate) invite: InviteId,
    pub(crate) secret: [u8; 32],
    pub(crate) passphrase: String,
    pub(crate) device_name: String,
    pub(crate) now: Timestamp,
}

/// The new device of an invited user.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Joined {
    pub(crate) device: WrappedDevice,
    pub(crate) auth: Bytes,
    pub(crate) claim: InviteClaim,
}

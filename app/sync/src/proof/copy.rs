//! Who made a sealed copy, asked for a lockbox, or allowed one.

use domain::access::{SignedLockboxApproval, SignedLockboxRequest};
use domain::organisation::Organisation;
use domain::{DeviceId, Signature, UserId};

use super::verify_bytes;
use crate::message::account::CopyUpload;

/// Says whether a live device of the maker signed exactly this copy.
#[must_use]
pub fn copy_fits(organisation: &Organisation, maker: UserId, copy: &CopyUpload) -> bool {
    let bytes = copy.signed_bytes(organisation.id);
    signed(organisation, (maker, copy.device), &bytes, &copy.signature)
}

/// Says whether a live device of who asks signed the request, its one-time key included.
#[must_use]
pub fn request_fits(organisation: &Organisation, asked: &SignedLockboxRequest) -> bool {
    let by = (asked.request.by, asked.request.device);
    let bytes = asked.request.signed_bytes(organisation.id);
    bytes.is_some_and(|bytes| signed(organisation, by, &bytes, &asked.signature))
}

/// Says whether a live device of who approves signed the approval.
#[must_use]
pub fn approval_fits(organisation: &Organisation, yes: &SignedLockboxApproval) -> bool {
    let by = (yes.approval.by, yes.approval.device);
    let bytes = yes.approval.signed_bytes(organisation.id);
    bytes.is_some_and(|bytes| signed(organisation, by, &bytes, &yes.signature))
}

fn signed(
    organisation: &Organisation,
    (user, device): (UserId, DeviceId),
    bytes: &[u8],
    signature: &Signature,
) -> bool {
    organisation.live_device(device).is_some_and(|device| {
        device.user == user && verify_bytes(&device.signing, bytes, signature)
    })
}

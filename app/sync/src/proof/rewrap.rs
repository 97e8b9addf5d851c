//! Who wrapped a data key again, and who said that it is the same.

use domain::organisation::Organisation;
use domain::record::{ReWrap, WrapConfirmation};

use super::verify_bytes;

/// Says whether a live device of the log signed the re-wrap.
#[must_use]
pub fn rewrap_fits(organisation: &Organisation, made: &ReWrap) -> bool {
    let device = organisation.live_device(made.device);
    let bytes = made.signed_bytes(organisation.id);
    device.is_some_and(|device| verify_bytes(&device.signing, &bytes, &made.signature))
}

/// Says whether a live device of the log signed the confirmation.
#[must_use]
pub fn word_fits(organisation: &Organisation, word: &WrapConfirmation) -> bool {
    let device = organisation.live_device(word.device);
    let bytes = word.signed_bytes(organisation.id);
    device.is_some_and(|device| verify_bytes(&device.signing, &bytes, &word.signature))
}

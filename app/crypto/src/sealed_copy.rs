//! Sealed copies, format v1: chosen fields for someone who is no reader (`security.md`,
//! sections 2 and 4).
//!
//! `version 1 | suite 1 | copy 16 | purpose 1 | recipient 1 | expires 8 | manifest 32`, then for
//! a recipient with a one-time key the HPKE message of the content key, then the wrap of the
//! content. A recipient with a one-time secret opens the wrap with it alone. Organisation and
//! everything in front are bound into both.

mod content;
mod header;
mod opening;

use domain::record::CopyFront;
use domain::{PublicKey, Timestamp};

use crate::entropy::Entropy;
use crate::envelope::padding;
use crate::hazmat::agreement;
use crate::hazmat::wrap::{self, Label};
use crate::secret::Secret;
use crate::{CryptoError, Result};

pub use content::CopyItem;
pub use domain::record::{CopyField, CopyManifest as Manifest, CopyPurpose, CopyRecipient};
pub use header::{CopyHeader, CopyPlace};
pub use opening::{CopyKey, CopySecret};

use header::context;
use zeroize::Zeroizing;

/// A copy lives at most this long: 14 days.
pub const LONGEST_LIFE_MILLIS: i64 = CopyFront::LONGEST_LIFE_MILLIS;

/// Seals a copy for a person: the one-time secret alone opens it.
///
/// # Errors
/// [`CryptoError::Parameters`] if the place is not one for a person or expires too late or
/// already, or the items are none or name a field twice.
pub fn seal_to_secret(
    place: &CopyPlace,
    items: &[CopyItem],
    secret: &CopySecret,
    now: Timestamp,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>> {
    if !place.recipient.has_secret() {
        return Err(CryptoError::Parameters);
    }
    let (header, content) = prepare(place, items, now)?;
    let sealed = wrap::seal(
        secret.key(),
        Label::Copy,
        &header.parts(),
        &content,
        entropy,
    )?;
    Ok([header.to_bytes(), sealed].concat())
}

/// Seals a copy for support or another controller: the holder of the one-time key opens it.
///
/// # Errors
/// [`CryptoError::Parameters`] if the place is one for a person or expires too late or already,
/// the items are none or name a field twice, or the key is of low order.
pub fn seal_to_key(
    place: &CopyPlace,
    items: &[CopyItem],
    recipient: &PublicKey,
    now: Timestamp,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>> {
    if place.recipient.has_secret() {
        return Err(CryptoError::Parameters);
    }
    let (header, content) = prepare(place, items, now)?;
    let (key, parts) = (Secret::make(entropy), header.parts());
    let context = context(place.org);
    let sealed_key = agreement::seal(recipient, &context, &parts, key.bytes(), entropy)?;
    let sealed = wrap::seal(&key, Label::Copy, &parts, &content, entropy)?;
    Ok([header.to_bytes(), sealed_key, sealed].concat())
}

/// Header and padded content, in the one order that the manifest has too.
fn prepare(
    place: &CopyPlace,
    items: &[CopyItem],
    now: Timestamp,
) -> Result<(CopyHeader, Zeroizing<Vec<u8>>)> {
    let latest = now.plus_millis(LONGEST_LIFE_MILLIS);
    if place.expires <= now || place.expires > latest {
        return Err(CryptoError::Parameters);
    }
    let header = CopyHeader {
        place: place.clone(),
        manifest: content::manifest(items)
            .ok_or(CryptoError::Parameters)?
            .hash(),
    };
    let content = content::write(items);
    Ok((header, Zeroizing::new(padding::pad(&content))))
}

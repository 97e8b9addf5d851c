//! The two things that open a copy, each made for one copy and used once.

use domain::record::CopyFront;
use domain::{PublicKey, Timestamp};
use zeroize::Zeroizing;

use super::header::{CopyHeader, context};
use super::{CopyItem, CopyPlace, content};
use crate::entropy::{Entropy, draw};
use crate::envelope::padding;
use crate::hazmat::agreement::AgreementKey;
use crate::hazmat::kdf;
use crate::hazmat::wrap::{self, Label};
use crate::kit::code;
use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

const CHECK: &str = "souhlas/v1/copy-check";
/// Length of the sealed content key: version, suite, encapsulated key, key, tag.
const SEALED_KEY: usize = 2 + 32 + 32 + 16;

/// A one-time secret that a person carries by QR or print.
pub struct CopySecret {
    code: Zeroizing<[u8; code::BYTES]>,
    key: Secret,
}

/// A one-time X25519 key of a supporter or another controller.
pub struct CopyKey(AgreementKey);

hide!(CopySecret, CopyKey);

impl CopySecret {
    /// Makes the secret of a new copy.
    #[must_use]
    pub fn make(entropy: &mut dyn Entropy) -> Self {
        Self::from_code(draw(entropy))
    }

    /// Reads the secret as it was scanned or typed.
    ///
    /// # Errors
    /// [`CryptoError::Format`] for a mistyped code or one for something else.
    pub fn parse(typed: &str) -> Result<Self> {
        Ok(Self::from_code(code::read(CHECK, typed)?))
    }

    /// Gives the secret for QR or print: nine groups of four characters.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        code::write(CHECK, &self.code)
    }

    /// Opens a copy for a person at the given time.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] for another place or secret or from the expiry on,
    /// [`CryptoError::Format`] for bytes that are no copy.
    pub fn open(&self, place: &CopyPlace, sealed: &[u8], now: Timestamp) -> Result<Vec<CopyItem>> {
        let (header, sealed) = front(place, sealed, now)?;
        if !place.recipient.has_secret() {
            return Err(CryptoError::Refused);
        }
        open_content(&self.key, &header, sealed)
    }

    pub(super) const fn key(&self) -> &Secret {
        &self.key
    }

    fn from_code(code: Zeroizing<[u8; code::BYTES]>) -> Self {
        let key = kdf::derive(code.as_slice(), "souhlas/v1/copy-code");
        Self { code, key }
    }
}

impl CopyKey {
    /// Makes the key for one approved request.
    #[must_use]
    pub fn make(entropy: &mut dyn Entropy) -> Self {
        Self(AgreementKey::make(entropy))
    }

    /// Gives the public half for the request.
    #[must_use]
    pub const fn public(&self) -> PublicKey {
        self.0.public()
    }

    /// Opens a copy sealed to this key at the given time.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] for another place or key or from the expiry on,
    /// [`CryptoError::Format`] for bytes that are no copy.
    pub fn open(&self, place: &CopyPlace, sealed: &[u8], now: Timestamp) -> Result<Vec<CopyItem>> {
        let (header, sealed) = front(place, sealed, now)?;
        if place.recipient.has_secret() {
            return Err(CryptoError::Refused);
        }
        let (key, sealed) = sealed
            .split_at_checked(SEALED_KEY)
            .ok_or(CryptoError::Format)?;
        let key = self.0.open(&context(place.org), &header.parts(), key)?;
        open_content(&Secret::from_slice(&key)?, &header, sealed)
    }
}

/// Reads the header, if it is the expected one and still lives.
fn front<'a>(
    place: &CopyPlace,
    sealed: &'a [u8],
    now: Timestamp,
) -> Result<(CopyHeader, &'a [u8])> {
    let header = CopyHeader::read(place.org, sealed)?;
    if header.place != *place || now >= place.expires {
        return Err(CryptoError::Refused);
    }
    Ok((header, sealed.get(CopyFront::LENGTH..).unwrap_or_default()))
}

fn open_content(key: &Secret, header: &CopyHeader, sealed: &[u8]) -> Result<Vec<CopyItem>> {
    let padded = wrap::open(key, Label::Copy, &header.parts(), sealed)?;
    let length = padding::value_length(&padded)?;
    let items = content::read(padded.get(..length).unwrap_or_default())?;
    let listed =
        content::manifest(&items).is_some_and(|manifest| manifest.hash() == header.manifest);
    listed.then_some(items).ok_or(CryptoError::Refused)
}

#[cfg(test)]
mod tests;

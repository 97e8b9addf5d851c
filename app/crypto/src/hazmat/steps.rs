//! A wrap in steps, for a platform that has AES and HMAC of its own; the bytes are those of `wrap`.

use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::hazmat::committed::{COMMITMENT, Info, committed};
use crate::hazmat::parts::Parts;
use crate::hazmat::wrap::{self, FORM, HEADER, Label};
use crate::{CryptoError, Result};

/// What a platform authenticates and binds for one wrap; nothing of it is secret.
pub struct Derivation {
    header: [u8; HEADER],
    bound: Parts,
    info: Info,
}

impl Derivation {
    fn of(label: Label, parts: &Parts, header: [u8; HEADER]) -> Self {
        let bound = label.bound(&header, parts);
        Self {
            info: Info::of(FORM, bound.as_slice()),
            header,
            bound,
        }
    }

    /// Gives the nonce of AES-GCM.
    #[must_use]
    pub fn nonce(&self) -> &[u8; 12] {
        wrap::nonce(&self.header)
    }

    /// Gives the bound data, the additional data of AES-GCM.
    #[must_use]
    pub fn bound(&self) -> &[u8] {
        self.bound.as_slice()
    }

    /// Gives the message whose HMAC under the secret is the AES key.
    #[must_use]
    pub fn key_message(&self) -> Vec<u8> {
        self.info.first().concat()
    }

    /// Gives the message whose HMAC under the secret is the commitment to that AES key.
    #[must_use]
    pub fn commitment_message(&self, aes_key: &[u8]) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.info.second(aes_key).concat())
    }
}

/// A wrap that is being made.
pub struct Sealing {
    /// What it is made with.
    pub derivation: Derivation,
}

impl Sealing {
    pub(crate) fn of(label: Label, parts: &Parts, entropy: &mut dyn Entropy) -> Self {
        let header = wrap::new_header(entropy);
        Self {
            derivation: Derivation::of(label, parts, header),
        }
    }

    /// Gives everything that stands in front of ciphertext and tag.
    ///
    /// # Errors
    /// [`CryptoError::Parameters`] if the commitment is none of HMAC-SHA-256.
    pub fn front(&self, commitment: &[u8]) -> Result<Vec<u8>> {
        if commitment.len() != COMMITMENT {
            return Err(CryptoError::Parameters);
        }
        Ok([self.derivation.header.as_slice(), commitment].concat())
    }
}

/// A wrap that is being opened.
pub struct Opening<'a> {
    /// What it was made with, if it belongs here.
    pub derivation: Derivation,
    body: &'a [u8],
}

impl<'a> Opening<'a> {
    pub(crate) fn of(label: Label, parts: &Parts, sealed: &'a [u8]) -> Result<Self> {
        let (header, body) = wrap::split(sealed)?;
        Ok(Self {
            derivation: Derivation::of(label, parts, *header),
            body,
        })
    }

    /// Gives ciphertext and tag, once the commitment is known to be the derived one.
    ///
    /// # Errors
    /// [`CryptoError::Refused`] if it is another: then nothing is decrypted.
    pub fn ciphertext(&self, commitment: &[u8]) -> Result<&'a [u8]> {
        committed(self.body, commitment)
    }
}

#[cfg(test)]
mod tests;

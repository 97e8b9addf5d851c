//! The core of both AES-GCM forms: a key of its own for each write, and a commitment to it.
//!
//! `HKDF-Expand(secret, label | 0x00 | SHA-256(bound data), 64)` gives 32 bytes of AES key and
//! 32 bytes of commitment. The commitment is compared first, in constant time; a body that
//! another key or another place made never reaches AES-GCM.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::hazmat::aead;
use crate::hazmat::hmac::HmacKey;
use crate::secret::Secret;
use crate::{CryptoError, Result};

/// Length of the commitment.
pub(crate) const COMMITMENT: usize = 32;

/// What is sealed under: a secret and the label of the form.
pub(crate) struct Under<'a> {
    pub(crate) key: &'a HmacKey,
    pub(crate) label: &'static str,
}

/// The `info` of HKDF-Expand, whose two blocks are two messages under HMAC (RFC 5869, 2.3).
pub(crate) struct Info {
    label: &'static str,
    bound: [u8; 32],
}

struct WriteKey {
    aes: Secret,
    commitment: Secret,
}

impl Info {
    pub(crate) fn of(label: &'static str, bound: &[u8]) -> Self {
        let bound = Sha256::digest(bound).into();
        Self { label, bound }
    }

    /// What gives the AES key.
    pub(crate) fn first(&self) -> [&[u8]; 4] {
        [self.label.as_bytes(), &[0], &self.bound, &[1]]
    }

    /// What gives the commitment, once the AES key is known.
    pub(crate) fn second<'a>(&'a self, aes: &'a [u8]) -> [&'a [u8]; 5] {
        [aes, self.label.as_bytes(), &[0], &self.bound, &[2]]
    }
}

impl Under<'_> {
    fn write_key(&self, bound: &[u8]) -> WriteKey {
        let info = Info::of(self.label, bound);
        let aes = self.key.mac(&info.first());
        let commitment = self.key.mac(&info.second(aes.bytes()));
        WriteKey { aes, commitment }
    }

    /// Gives the AES key and the commitment of a write.
    #[cfg(test)]
    pub(crate) fn key_of_write(&self, bound: &[u8]) -> [u8; 64] {
        let key = self.write_key(bound);
        let mut bytes = [0; 64];
        bytes[..32].copy_from_slice(key.aes.bytes());
        bytes[32..].copy_from_slice(key.commitment.bytes());
        bytes
    }

    /// Gives `header | commitment | ciphertext | tag`.
    pub(crate) fn seal(
        &self,
        header: &[u8],
        nonce: &[u8; 12],
        bound: &[u8],
        plaintext: &[u8],
    ) -> Result<Vec<u8>> {
        let key = self.write_key(bound);
        let front = header.len() + COMMITMENT;
        let mut sealed = Vec::with_capacity(front + plaintext.len() + aead::TAG);
        sealed.extend_from_slice(header);
        sealed.extend_from_slice(key.commitment.bytes());
        sealed.extend_from_slice(plaintext);
        let tag = aead::encrypt(&key.aes, nonce, bound, &mut sealed[front..])?;
        sealed.extend_from_slice(&tag);
        Ok(sealed)
    }

    /// Opens what stands behind the header in what [`Under::seal`] gave for the same secret,
    /// nonce and bound data.
    pub(crate) fn open(
        &self,
        nonce: &[u8; 12],
        bound: &[u8],
        body: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>> {
        let key = self.write_key(bound);
        let sealed = committed(body, key.commitment.bytes())?;
        let mut buffer = Zeroizing::new(sealed.to_vec());
        aead::decrypt(&key.aes, nonce, bound, &mut buffer)?;
        Ok(buffer)
    }
}

/// Gives what stands behind the commitment, if it is the derived one; compared in constant time.
pub(crate) fn committed<'a>(body: &'a [u8], derived: &[u8]) -> Result<&'a [u8]> {
    let (commitment, sealed) = body
        .split_at_checked(COMMITMENT)
        .ok_or(CryptoError::Format)?;
    if bool::from(commitment.ct_eq(derived)) {
        Ok(sealed)
    } else {
        Err(CryptoError::Refused)
    }
}

#[cfg(test)]
mod tests;

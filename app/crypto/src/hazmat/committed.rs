//! The core of both AES-GCM forms: a key of its own for each write, and a commitment to it.
//!
//! `HKDF-Expand(secret, label | 0x00 | SHA-256(bound data), 64)` gives 32 bytes of AES key and
//! 32 bytes of commitment. The commitment is compared first, in constant time; a body that
//! another key or another place made never reaches AES-GCM.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::hazmat::aead;
use crate::secret::Secret;
use crate::{CryptoError, Result};

/// Length of the commitment.
pub(crate) const COMMITMENT: usize = 32;

/// What is sealed under: a secret and the label of the form.
pub(crate) struct Under<'a> {
    pub(crate) secret: &'a Secret,
    pub(crate) label: &'static str,
}

struct WriteKey {
    aes: Secret,
    commitment: [u8; COMMITMENT],
}

impl Under<'_> {
    fn write_key(&self, bound: &[u8]) -> Result<WriteKey> {
        let mut info = self.label.as_bytes().to_vec();
        info.push(0);
        info.extend_from_slice(&Sha256::digest(bound));
        let mut out = Zeroizing::new([0; 64]);
        crate::hazmat::kdf::expand(self.secret, &info, out.as_mut_slice())?;
        let (aes, rest) = out.split_at(32);
        let mut commitment = [0; COMMITMENT];
        commitment.copy_from_slice(rest);
        Ok(WriteKey {
            aes: Secret::from_slice(aes)?,
            commitment,
        })
    }

    /// Gives the AES key and the commitment of a write.
    #[cfg(test)]
    pub(crate) fn key_of_write(&self, bound: &[u8]) -> [u8; 64] {
        let key = self.write_key(bound).expect("64 bytes are within reach");
        let mut bytes = [0; 64];
        bytes[..32].copy_from_slice(key.aes.bytes());
        bytes[32..].copy_from_slice(&key.commitment);
        bytes
    }

    /// Gives `commitment | ciphertext | tag`.
    pub(crate) fn seal(&self, nonce: &[u8; 12], bound: &[u8], plaintext: &[u8]) -> Result<Vec<u8>> {
        let key = self.write_key(bound)?;
        let mut buffer = Vec::with_capacity(plaintext.len() + aead::TAG);
        buffer.extend_from_slice(plaintext);
        aead::encrypt(&key.aes, nonce, bound, &mut buffer)?;
        Ok([key.commitment.as_slice(), &buffer].concat())
    }

    /// Opens what [`Under::seal`] gave for the same secret, nonce and bound data.
    pub(crate) fn open(
        &self,
        nonce: &[u8; 12],
        bound: &[u8],
        body: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>> {
        let key = self.write_key(bound)?;
        let (commitment, sealed) = body
            .split_at_checked(COMMITMENT)
            .ok_or(CryptoError::Format)?;
        if !bool::from(commitment.ct_eq(&key.commitment)) {
            return Err(CryptoError::Refused);
        }
        let mut buffer = Zeroizing::new(sealed.to_vec());
        aead::decrypt(&key.aes, nonce, bound, &mut buffer)?;
        Ok(buffer)
    }
}

#[cfg(test)]
mod tests;

//! AES-256-GCM with a 96-bit nonce and a 128-bit tag behind the ciphertext.
//!
//! Only `committed` uses it, and nothing outside this folder can: AES-GCM alone does not commit
//! to its key.

use aes_gcm::aead::AeadInOut;
use aes_gcm::{Aes256Gcm, KeyInit};

use crate::secret::Secret;
use crate::{CryptoError, Result};

/// Length of the tag.
pub(super) const TAG: usize = 16;

/// Encrypts in place and gives the tag.
pub(super) fn encrypt(
    key: &Secret,
    nonce: &[u8; 12],
    aad: &[u8],
    buffer: &mut [u8],
) -> Result<[u8; TAG]> {
    Aes256Gcm::new(key.bytes().into())
        .encrypt_inout_detached(nonce.into(), aad, buffer.into())
        .map(Into::into)
        .map_err(|_| CryptoError::Parameters)
}

/// Checks the tag, decrypts in place and removes it.
pub(super) fn decrypt(
    key: &Secret,
    nonce: &[u8; 12],
    aad: &[u8],
    buffer: &mut Vec<u8>,
) -> Result<()> {
    Aes256Gcm::new(key.bytes().into())
        .decrypt_in_place(nonce.into(), aad, buffer)
        .map_err(|_| CryptoError::Refused)
}

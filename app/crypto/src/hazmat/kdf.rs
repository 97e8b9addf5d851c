//! HKDF-SHA-256 and Argon2id.

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::{CryptoError, Result};

/// HKDF with an empty salt: extracts from the secret and expands under the label.
pub(crate) fn derive(secret: &[u8], label: &str) -> Secret {
    let mut out = Zeroizing::new([0; 32]);
    hkdf(None, secret, label.as_bytes(), out.as_mut_slice())
        .expect("32 bytes are within reach of HKDF");
    Secret::from_array(out)
}

/// HKDF-Expand alone, from a secret that is uniformly random already; what is written goes
/// through `hmac`.
#[cfg(test)]
pub(crate) fn expand(secret: &Secret, info: &[u8], out: &mut [u8]) -> Result<()> {
    Hkdf::<Sha256>::from_prk(secret.bytes())
        .map_err(|_| CryptoError::Parameters)?
        .expand(info, out)
        .map_err(|_| CryptoError::Parameters)
}

/// Extract and expand, as RFC 5869 has them.
pub(crate) fn hkdf(salt: Option<&[u8]>, secret: &[u8], info: &[u8], out: &mut [u8]) -> Result<()> {
    Hkdf::<Sha256>::new(salt, secret)
        .expand(info, out)
        .map_err(|_| CryptoError::Parameters)
}

/// Argon2id version 1.3 without a floor: the caller checks the parameters.
pub(crate) fn argon2id(
    passphrase: &[u8],
    salt: &[u8],
    (memory_kib, passes, lanes): (u32, u32, u32),
    out: &mut [u8],
) -> Result<()> {
    let params = Params::new(memory_kib, passes, lanes, Some(out.len()))
        .map_err(|_| CryptoError::Parameters)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase, salt, out)
        .map_err(|_| CryptoError::Parameters)
}

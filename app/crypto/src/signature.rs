//! Checking signatures of others.

use domain::{PublicKey, Signature};

use crate::Result;
use crate::hazmat::signing;

/// Verifies an Ed25519 signature over `context | 0x00 | message`, strictly.
///
/// # Errors
/// [`crate::CryptoError::Refused`] if it does not fit.
pub fn verify(key: &PublicKey, context: &str, message: &[u8], signature: &Signature) -> Result<()> {
    signing::verify_bytes(key, &signing::in_context(context, message), signature)
}

/// Verifies an Ed25519 signature over bytes that carry their own context, strictly.
///
/// # Errors
/// [`crate::CryptoError::Refused`] if it does not fit.
pub fn verify_bytes(key: &PublicKey, bytes: &[u8], signature: &Signature) -> Result<()> {
    signing::verify_bytes(key, bytes, signature)
}

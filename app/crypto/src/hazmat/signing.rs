//! Ed25519 (RFC 8032), strict.

use domain::{PublicKey, Signature};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

use crate::entropy::{Entropy, draw};
use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

/// An Ed25519 key pair; the library wipes it on drop.
#[derive(Clone)]
pub(crate) struct SigningSecret(SigningKey);

hide!(SigningSecret);

impl SigningSecret {
    pub(crate) fn make(entropy: &mut dyn Entropy) -> Self {
        Self::from_seed(&Secret::from_array(draw(entropy)))
    }

    pub(crate) fn from_seed(seed: &Secret) -> Self {
        Self(SigningKey::from_bytes(seed.bytes()))
    }

    pub(crate) fn seed(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    pub(crate) fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs `context | 0x00 | message`.
    pub(crate) fn sign(&self, context: &str, message: &[u8]) -> Signature {
        self.sign_bytes(&in_context(context, message))
    }

    pub(crate) fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        Signature(self.0.sign(bytes).to_bytes())
    }
}

pub(crate) fn in_context(context: &str, message: &[u8]) -> Vec<u8> {
    [context.as_bytes(), &[0], message].concat()
}

/// Verifies strictly: canonical encodings only, no key or commitment of small order.
pub(crate) fn verify_bytes(key: &PublicKey, bytes: &[u8], signature: &Signature) -> Result<()> {
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    VerifyingKey::from_bytes(&key.0)
        .and_then(|key| key.verify_strict(bytes, &signature))
        .map_err(|_| CryptoError::Refused)
}

/// Says whether a public key is one that strict verification can ever accept.
pub(crate) fn is_sound(key: &PublicKey) -> bool {
    VerifyingKey::from_bytes(&key.0).is_ok_and(|key| !key.is_weak())
}

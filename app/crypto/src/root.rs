//! OrgRoot: the key an organisation begins with and hardly ever uses.

use domain::{OrgId, PublicKey, Signature};

use crate::Result;
use crate::entropy::Entropy;
use crate::hazmat::agreement::{self, Context};
use crate::hazmat::parts::Parts;
use crate::hazmat::signing::SigningSecret;
use crate::secret::{Secret, hide};

/// The root key of an organisation; after set-up it exists only sealed to the recovery key.
pub struct OrgRoot(SigningSecret);

hide!(OrgRoot);

impl OrgRoot {
    /// Makes the root of a new organisation.
    #[must_use]
    pub fn make(entropy: &mut dyn Entropy) -> Self {
        Self(SigningSecret::make(entropy))
    }

    /// Gives the public key that clients pin.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.0.public()
    }

    /// Signs `context | 0x00 | message`.
    #[must_use]
    pub fn sign(&self, context: &str, message: &[u8]) -> Signature {
        self.0.sign(context, message)
    }

    /// Signs bytes that carry their own context.
    #[must_use]
    pub fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        self.0.sign_bytes(bytes)
    }

    /// Seals the root to the recovery key of the organisation.
    ///
    /// # Errors
    /// [`crate::CryptoError::Parameters`] for a recovery key of low order.
    pub fn seal_to_recovery(
        &self,
        org: OrgId,
        recovery: &PublicKey,
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>> {
        agreement::seal(
            recovery,
            &context(org),
            &Parts::new(),
            self.0.seed(),
            entropy,
        )
    }

    pub(crate) fn from_recovery(bytes: &[u8]) -> Result<Self> {
        Ok(Self(SigningSecret::from_seed(&Secret::from_slice(bytes)?)))
    }
}

pub(crate) const fn context(org: OrgId) -> Context<'static> {
    Context {
        name: "org-root",
        org,
        class: None,
        device: None,
        statement: None,
    }
}

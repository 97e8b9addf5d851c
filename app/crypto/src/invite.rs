//! The secret of a staff invitation.

use domain::{PublicKey, Signature};
use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::hazmat::kdf;
use crate::hazmat::signing::SigningSecret;
use crate::secret::{Secret, hide};

/// 256 bits in the fragment of an invitation link; the invitee signs with the key it gives.
pub struct InviteSecret {
    secret: Secret,
    signing: SigningSecret,
}

hide!(InviteSecret);

impl InviteSecret {
    /// Makes the secret of a new invitation.
    #[must_use]
    pub fn make(entropy: &mut dyn Entropy) -> Self {
        Self::from_secret(Secret::make(entropy))
    }

    /// Takes the secret from the link.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self::from_secret(Secret::from_array(Zeroizing::new(*bytes)))
    }

    /// Gives the secret for the link: the one secret that leaves this crate as bytes, because a
    /// person carries it to another device.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        *self.secret.bytes()
    }

    /// Gives the public key that the server and the administrator's client verify with.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.signing.public()
    }

    /// Signs `context | 0x00 | message`.
    #[must_use]
    pub fn sign(&self, context: &str, message: &[u8]) -> Signature {
        self.signing.sign(context, message)
    }

    /// Signs bytes that carry their own context.
    #[must_use]
    pub fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        self.signing.sign_bytes(bytes)
    }

    fn from_secret(secret: Secret) -> Self {
        let signing = SigningSecret::from_seed(&kdf::derive(secret.bytes(), "souhlas/v1/invite"));
        Self { secret, signing }
    }
}

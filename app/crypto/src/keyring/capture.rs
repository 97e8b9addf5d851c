//! What stays of a keyring while a customer holds the tablet (specification H-1).

use domain::{DeviceId, OrgId, PublicKey, Signature};
use zeroize::Zeroizing;

use super::{Keyring, LocalKey, SealedField, value};
use crate::entropy::Entropy;
use crate::hazmat::signing::SigningSecret;
use crate::secret::hide;
use crate::{Binding, Result};

/// Keys that sign, write to the local store and seal values nobody here can read; they open no
/// value and take no class secret.
pub struct CaptureKeys {
    org: OrgId,
    device: DeviceId,
    signing: SigningSecret,
    local: LocalKey,
}

hide!(CaptureKeys);

impl Keyring {
    /// Copies what a hand-over needs; the caller drops the keyring at once.
    #[must_use]
    pub fn capture_keys(&self) -> CaptureKeys {
        CaptureKeys {
            org: self.org,
            device: self.device,
            signing: self.keys.signing.clone(),
            local: LocalKey::of(self.local_place(), &self.keys.local),
        }
    }
}

impl CaptureKeys {
    /// Seals a value to the readers of its class (`security.md` section 3, seal without reading).
    ///
    /// # Errors
    /// [`crate::CryptoError::Parameters`] as for [`Keyring::seal`].
    pub fn seal(
        &self,
        binding: &Binding,
        plaintext: &[u8],
        epoch: u32,
        intake: &PublicKey,
        entropy: &mut dyn Entropy,
    ) -> Result<SealedField> {
        let place = (self.org, self.device);
        value::seal_unread(place, binding, plaintext, (epoch, intake), entropy)
    }

    /// Signs `context | 0x00 | message` with the device's key.
    #[must_use]
    pub fn sign(&self, context: &str, message: &[u8]) -> Signature {
        self.signing.sign(context, message)
    }

    /// Signs bytes that carry their own context, such as those of a write proof.
    #[must_use]
    pub fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        self.signing.sign_bytes(bytes)
    }

    /// Seals a page, an outbox entry or a note of this device; `slot` names its place.
    #[must_use]
    pub fn seal_local(&self, slot: &str, content: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
        self.local.seal_local(slot, content, entropy)
    }

    /// Opens what this device sealed under the same slot, once the tablet was taken back.
    ///
    /// # Errors
    /// [`crate::CryptoError::Refused`] if it belongs to another device, user or slot.
    pub fn open_local(&self, slot: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        self.local.open_local(slot, sealed)
    }
}

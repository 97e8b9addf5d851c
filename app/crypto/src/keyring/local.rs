//! The key of the device's own store.

use domain::{DeviceId, OrgId, PublicKey, UserId};
use zeroize::Zeroizing;

use super::Keyring;
use crate::entropy::Entropy;
use crate::hazmat::agreement::{self, AgreementKey, Context};
use crate::hazmat::parts::Parts;
use crate::hazmat::wrap::{self, Label};
use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

/// The key of one device's local store, got back with the recovery key.
pub struct LocalKey {
    org: OrgId,
    user: UserId,
    device: DeviceId,
    key: Secret,
}

hide!(LocalKey);

impl LocalKey {
    pub(super) fn of((org, user, device): (OrgId, UserId, DeviceId), key: &Secret) -> Self {
        Self {
            org,
            user,
            device,
            key: key.clone(),
        }
    }

    /// Seals a page, an outbox entry or a note of the device; `slot` names its place.
    #[must_use]
    pub fn seal_local(&self, slot: &str, content: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
        let place = place(self.org, self.user, self.device).add(slot.as_bytes());
        seal(&self.key, &place, content, entropy)
    }

    /// Opens a page or outbox entry that the device sealed under this slot.
    ///
    /// # Errors
    /// [`crate::CryptoError::Refused`] if it belongs to another device or slot.
    pub fn open_local(&self, slot: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        wrap::open(
            &self.key,
            Label::Local,
            &place(self.org, self.user, self.device).add(slot.as_bytes()),
            sealed,
        )
    }

    pub(crate) fn from_recovery(
        recovery: &AgreementKey,
        org: OrgId,
        user: UserId,
        device: DeviceId,
        sealed: &[u8],
    ) -> Result<Self> {
        let key = recovery.open(&context(org, device), &place(org, user, device), sealed)?;
        Ok(Self {
            org,
            user,
            device,
            key: Secret::from_slice(&key)?,
        })
    }
}

impl Keyring {
    /// Seals a page, an outbox entry or a note of this device; `slot` names its place.
    #[must_use]
    pub fn seal_local(&self, slot: &str, content: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
        seal(&self.keys.local, &self.slot(slot), content, entropy)
    }

    /// Opens what this device sealed under the same slot.
    ///
    /// # Errors
    /// [`crate::CryptoError::Refused`] if it belongs to another device, user or slot.
    pub fn open_local(&self, slot: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        wrap::open(&self.keys.local, Label::Local, &self.slot(slot), sealed)
    }

    /// Opens what another device of the same user sealed under this slot and seals it for this
    /// one, after a forgotten passphrase; the content does not leave the crate.
    ///
    /// # Errors
    /// [`crate::CryptoError::Refused`] if it belongs to another device or slot, or the key to
    /// another organisation or user.
    pub fn adopt_local(
        &self,
        old: &LocalKey,
        slot: &str,
        sealed: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>> {
        if (old.org, old.user) != (self.org, self.user) {
            return Err(CryptoError::Refused);
        }
        let content = old.open_local(slot, sealed)?;
        Ok(self.seal_local(slot, &content, entropy))
    }

    /// Seals the key of the local store to the recovery key, so that a forgotten passphrase
    /// loses nothing saved; it stays on the device and in a saved outbox file only.
    ///
    /// # Errors
    /// [`crate::CryptoError::Parameters`] for a recovery key of low order.
    pub fn seal_local_key(
        &self,
        recovery: &PublicKey,
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>> {
        let place = place(self.org, self.user, self.device);
        agreement::seal(
            recovery,
            &context(self.org, self.device),
            &place,
            self.keys.local.bytes(),
            entropy,
        )
    }

    fn slot(&self, slot: &str) -> Parts {
        place(self.org, self.user, self.device).add(slot.as_bytes())
    }
}

fn seal(key: &Secret, place: &Parts, content: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
    wrap::seal(key, Label::Local, place, content, entropy)
        .expect("what fits in memory is within reach of AES-GCM (64 GiB)")
}

fn place(org: OrgId, user: UserId, device: DeviceId) -> Parts {
    Parts::new()
        .add(org.as_bytes())
        .add(user.as_bytes())
        .add(device.as_bytes())
}

const fn context(org: OrgId, device: DeviceId) -> Context<'static> {
    Context {
        name: "local-key",
        org,
        class: None,
        device: Some(device),
        statement: None,
    }
}

//! The key of the device's own store.

use domain::{DeviceId, OrgId, PublicKey, UserId};
use zeroize::Zeroizing;

use super::Keyring;
use crate::entropy::Entropy;
use crate::hazmat::agreement::{self, AgreementKey, Context};
use crate::hazmat::parts::Parts;
use crate::hazmat::steps::{Opening, Sealing};
use crate::hazmat::wrap::{self, Label};
use crate::secret::{Secret, hide};
use crate::{CryptoError, Result};

/// Whose local store it is: bound into everything sealed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalPlace {
    org: OrgId,
    user: UserId,
    device: DeviceId,
}

/// The key of one device's local store: got back with the recovery key, or left by a hand-over.
pub struct LocalKey {
    place: LocalPlace,
    key: Secret,
}

hide!(LocalKey);

impl LocalPlace {
    /// Begins to seal a page, an outbox entry or a note; the platform has the key.
    pub fn sealing(&self, slot: &str, entropy: &mut dyn Entropy) -> Sealing {
        Sealing::of(Label::Local, &self.slot(slot), entropy)
    }

    /// Begins to open what was sealed under the same slot; the platform has the key.
    ///
    /// # Errors
    /// [`crate::CryptoError::Format`] for bytes that are no wrap.
    pub fn opening<'a>(&self, slot: &str, sealed: &'a [u8]) -> Result<Opening<'a>> {
        Opening::of(Label::Local, &self.slot(slot), sealed)
    }

    fn slot(&self, slot: &str) -> Parts {
        self.parts().add(slot.as_bytes())
    }

    fn parts(&self) -> Parts {
        Parts::new()
            .add(self.org.as_bytes())
            .add(self.user.as_bytes())
            .add(self.device.as_bytes())
    }
}

impl LocalKey {
    pub(super) fn of(place: LocalPlace, key: &Secret) -> Self {
        let key = key.clone();
        Self { place, key }
    }

    /// Seals a page, an outbox entry or a note of the device; `slot` names its place.
    #[must_use]
    pub fn seal_local(&self, slot: &str, content: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
        seal(&self.key, &self.place.slot(slot), content, entropy)
    }

    /// Opens a page or outbox entry that the device sealed under this slot.
    ///
    /// # Errors
    /// [`crate::CryptoError::Refused`] if it belongs to another device or slot.
    pub fn open_local(&self, slot: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        wrap::open(&self.key, Label::Local, &self.place.slot(slot), sealed)
    }

    pub(crate) fn from_recovery(
        recovery: &AgreementKey,
        org: OrgId,
        user: UserId,
        device: DeviceId,
        sealed: &[u8],
    ) -> Result<Self> {
        let place = LocalPlace { org, user, device };
        let key = recovery.open(&context(org, device), &place.parts(), sealed)?;
        Ok(Self {
            place,
            key: Secret::from_slice(&key)?,
        })
    }
}

impl Keyring {
    /// Seals a page, an outbox entry or a note of this device; `slot` names its place.
    #[must_use]
    pub fn seal_local(&self, slot: &str, content: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
        let place = self.local_place().slot(slot);
        seal(&self.keys.local, &place, content, entropy)
    }

    /// Opens what this device sealed under the same slot.
    ///
    /// # Errors
    /// [`crate::CryptoError::Refused`] if it belongs to another device, user or slot.
    pub fn open_local(&self, slot: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let place = self.local_place().slot(slot);
        wrap::open(&self.keys.local, Label::Local, &place, sealed)
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
        if (old.place.org, old.place.user) != (self.org, self.user) {
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
        agreement::seal(
            recovery,
            &context(self.org, self.device),
            &self.local_place().parts(),
            self.keys.local.bytes(),
            entropy,
        )
    }

    /// Lends the key of the local store to a platform's own cryptography for one import, as a
    /// key that platform never gives back; gives what came of it and where the store belongs.
    pub fn lend_local<T>(&self, import: impl FnOnce(&[u8; 32]) -> T) -> (LocalPlace, T) {
        (self.local_place(), import(self.keys.local.bytes()))
    }

    /// Says whose local store this keyring opens.
    #[must_use]
    pub const fn local_place(&self) -> LocalPlace {
        LocalPlace {
            org: self.org,
            user: self.user,
            device: self.device,
        }
    }
}

fn seal(key: &Secret, place: &Parts, content: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
    wrap::seal(key, Label::Local, place, content, entropy)
        .expect("what fits in memory is within reach of AES-GCM (64 GiB)")
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

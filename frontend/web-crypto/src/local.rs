//! The local store's pages, outbox entries and notes.

use core::future::Future;

use crypto::platform::LocalPlace;
use crypto::{Entropy, Keyring, Result};
use futures::future::try_join_all;
use zeroize::Zeroizing;

use crate::held_key::HeldKey;

/// The key of a device's local store, held by WebCrypto (`security.md` section 3); it seals and
/// opens what [`Keyring::seal_local`] and [`Keyring::open_local`] do.
#[derive(Clone)]
pub struct LocalStore {
    place: LocalPlace,
    key: HeldKey,
}

impl LocalStore {
    /// Hands the key of the local store to WebCrypto; none where the page has no WebCrypto.
    #[must_use]
    pub fn of(keyring: &Keyring) -> Option<Self> {
        let (place, key) = keyring.lend_local(HeldKey::import);
        key.map(|key| Self { place, key })
    }

    /// Says whether this is the local store of the keyring's device and user.
    #[must_use]
    pub fn belongs_to(&self, keyring: &Keyring) -> bool {
        self.place == keyring.local_place()
    }

    /// Seals a page, an outbox entry or a note of this device; `slot` names its place.
    pub fn seal_local<'a>(
        &self,
        slot: &str,
        content: &'a [u8],
        entropy: &mut dyn Entropy,
    ) -> impl Future<Output = Result<Vec<u8>>> + use<'a> {
        let (key, steps) = (self.key.clone(), self.place.sealing(slot, entropy));
        async move { key.seal(steps, content).await }
    }

    /// Opens what this device sealed under the same slot; refused as [`Keyring::open_local`] does.
    pub fn open_local<'a>(
        &self,
        slot: &str,
        sealed: &'a [u8],
    ) -> impl Future<Output = Result<Zeroizing<Vec<u8>>>> + use<'a> {
        let (key, steps) = (self.key.clone(), self.place.opening(slot, sealed));
        async move { key.open(steps?).await }
    }

    /// Seals many at once, in order.
    ///
    /// # Errors
    /// As for the first that fails; then none is given.
    pub async fn seal_all<'a>(
        &self,
        parts: impl Iterator<Item = (&'a str, &'a [u8])>,
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<Vec<u8>>> {
        let begun: Vec<_> = parts
            .map(|(slot, content)| self.seal_local(slot, content, entropy))
            .collect();
        try_join_all(begun).await
    }

    /// Opens many at once, in order.
    ///
    /// # Errors
    /// As for the first that fails; then none is given.
    pub async fn open_all<'a>(
        &self,
        parts: impl Iterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Vec<Zeroizing<Vec<u8>>>> {
        try_join_all(parts.map(|(slot, sealed)| self.open_local(slot, sealed))).await
    }
}

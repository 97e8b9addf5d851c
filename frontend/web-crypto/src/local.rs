//! The local store's pages, outbox entries and notes.

use core::future::Future;

use crypto::platform::LocalPlace;
use crypto::{Entropy, Keyring, Result};
use futures::future::try_join_all;
use js_sys::Uint8Array;
use zeroize::Zeroizing;

use crate::held_key::{self, HeldKey};

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
    ///
    /// # Errors
    /// [`crypto::CryptoError::NoKey`] if WebCrypto did not take the key.
    pub async fn seal_local(
        &self,
        slot: &str,
        content: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>> {
        let sealed = self.seal_buffer(slot, Uint8Array::from(content), entropy);
        sealed.await.map(|sealed| sealed.to_vec())
    }

    /// Opens what this device sealed under the same slot; refused as [`Keyring::open_local`] does.
    ///
    /// # Errors
    /// As [`Keyring::open_local`].
    pub async fn open_local(&self, slot: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let opened = self.open_buffer(slot, Uint8Array::from(sealed)).await?;
        Ok(held_key::taken(&opened))
    }

    /// Seals a buffer of the browser's into another; the nonce is drawn before the first wait.
    pub fn seal_buffer(
        &self,
        slot: &str,
        content: Uint8Array,
        entropy: &mut dyn Entropy,
    ) -> impl Future<Output = Result<Uint8Array>> + use<> {
        let (key, steps) = (self.key.clone(), self.place.sealing(slot, entropy));
        async move { key.seal(steps, content).await }
    }

    /// Opens a buffer of the browser's into another.
    pub fn open_buffer(
        &self,
        slot: &str,
        sealed: Uint8Array,
    ) -> impl Future<Output = Result<Uint8Array>> + use<> {
        let (key, place, slot) = (self.key.clone(), self.place, slot.to_owned());
        async move {
            let beginning = held_key::beginning(&sealed);
            key.open(place.opening(&slot, &beginning)?, sealed).await
        }
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
            .map(|(slot, content)| self.seal_buffer(slot, Uint8Array::from(content), entropy))
            .collect();
        let sealed = try_join_all(begun).await?;
        Ok(sealed.iter().map(Uint8Array::to_vec).collect())
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

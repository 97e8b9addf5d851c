//! The local store's pages, outbox entries and notes.

use core::future::Future;

use crypto::platform::LocalPlace;
use crypto::{Entropy, Keyring, Result};
use futures::stream::{self, StreamExt, TryStreamExt};
use js_sys::Uint8Array;

use crate::held_key::{self, HeldKey, Wrapped};

/// So many pages are under way at a time: while one is deciphered, the keys of the next are made.
/// More would only make all keys first and let AES wait.
const IN_FLIGHT: usize = 8;

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

    /// Seals pages, outbox entries and notes of this device, each under the name of its place, in
    /// order; every nonce is drawn before the first wait.
    ///
    /// # Errors
    /// [`crypto::CryptoError::NoKey`] if WebCrypto did not take the key; then none is given.
    pub async fn seal_all(
        &self,
        pages: Vec<(String, Uint8Array)>,
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<Wrapped>> {
        let begun: Vec<_> = pages
            .into_iter()
            .map(|(slot, content)| self.seal_buffer(&slot, content, entropy))
            .collect();
        in_turn(begun.into_iter()).await
    }

    /// Opens what this device sealed under the same names, in order.
    ///
    /// # Errors
    /// As [`Keyring::open_local`] for the first that does not open; then none is given.
    pub async fn open_all(&self, pages: Vec<(String, Uint8Array)>) -> Result<Vec<Uint8Array>> {
        let begun = pages.into_iter();
        in_turn(begun.map(|(slot, sealed)| self.open_buffer(slot, sealed))).await
    }

    fn seal_buffer(
        &self,
        slot: &str,
        content: Uint8Array,
        entropy: &mut dyn Entropy,
    ) -> impl Future<Output = Result<Wrapped>> + use<> {
        let (key, steps) = (self.key.clone(), self.place.sealing(slot, entropy));
        async move { key.seal(steps, content).await }
    }

    async fn open_buffer(&self, slot: String, sealed: Uint8Array) -> Result<Uint8Array> {
        let beginning = held_key::beginning(&sealed);
        let steps = self.place.opening(&slot, &beginning)?;
        self.key.clone().open(steps, sealed).await
    }
}

async fn in_turn<T>(
    begun: impl Iterator<Item = impl Future<Output = Result<T>>>,
) -> Result<Vec<T>> {
    stream::iter(begun).buffered(IN_FLIGHT).try_collect().await
}

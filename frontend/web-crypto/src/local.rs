//! The local store's pages, outbox entries and notes.

use crypto::platform::LocalPlace;
use crypto::{Entropy, Keyring, Result};
use js_sys::Uint8Array;

use crate::held_key::{self, HeldKey, Wrapped};

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
        let begun = pages
            .into_iter()
            .map(|(slot, content)| (self.place.sealing(&slot, entropy), content))
            .collect();
        self.key.clone().seal(begun).await
    }

    /// Opens what this device sealed under the same names, in order.
    ///
    /// # Errors
    /// As [`Keyring::open_local`] for the first that does not open; then none is given.
    pub async fn open_all(&self, pages: Vec<(String, Uint8Array)>) -> Result<Vec<Uint8Array>> {
        let beginnings: Vec<Vec<u8>> = pages
            .iter()
            .map(|(_, sealed)| held_key::beginning(sealed))
            .collect();
        let begun = pages
            .into_iter()
            .zip(&beginnings)
            .map(|((slot, sealed), beginning)| {
                let steps = self.place.opening(&slot, beginning)?;
                Ok((steps, sealed))
            })
            .collect::<Result<_>>()?;
        self.key.clone().open(begun).await
    }
}

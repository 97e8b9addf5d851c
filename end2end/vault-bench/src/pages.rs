//! Pages of the local store through the back end of WebCrypto.

use crypto::Keyring;
use js_sys::Uint8Array;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;
use web_crypto::LocalStore;

use crate::entropy::Counted;

/// The local store of an unlocked keyring, its key held by WebCrypto.
#[wasm_bindgen]
pub struct Pages(LocalStore);

#[wasm_bindgen]
impl Pages {
    /// Seals the pages of one message; gives each as the vault's worker does, in two pieces.
    ///
    /// # Errors
    /// If WebCrypto does not seal.
    pub async fn seal(
        &self,
        slot: &str,
        pages: Vec<Uint8Array>,
    ) -> Result<Vec<Uint8Array>, JsError> {
        let entropy = &mut Counted::default();
        let sealed = self.0.seal_all(named(slot, pages), entropy).await?;
        Ok(sealed
            .into_iter()
            .flat_map(|page| [Uint8Array::from(&page.front[..]), page.body])
            .collect())
    }

    /// Opens the pages of one message.
    ///
    /// # Errors
    /// If one does not open.
    pub async fn open(
        &self,
        slot: &str,
        pages: Vec<Uint8Array>,
    ) -> Result<Vec<Uint8Array>, JsError> {
        Ok(self.0.open_all(named(slot, pages)).await?)
    }
}

impl Pages {
    pub(crate) fn of(keyring: &Keyring) -> Option<Self> {
        LocalStore::of(keyring).map(Self)
    }
}

fn named(slot: &str, pages: Vec<Uint8Array>) -> Vec<(String, Uint8Array)> {
    pages
        .into_iter()
        .map(|page| (slot.to_owned(), page))
        .collect()
}

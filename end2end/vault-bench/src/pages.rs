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
    /// Seals pages of one message, all at once; bytes come in and go out as the worker's do.
    ///
    /// # Errors
    /// If WebCrypto does not seal.
    pub async fn seal(
        &self,
        slot: &str,
        pages: Vec<Uint8Array>,
    ) -> Result<Vec<Uint8Array>, JsError> {
        let pages = taken(&pages);
        let parts = pages.iter().map(|page| (slot, &page[..]));
        let sealed = self.0.seal_all(parts, &mut Counted::default()).await?;
        Ok(sealed
            .iter()
            .map(|page| Uint8Array::from(&page[..]))
            .collect())
    }

    /// Opens pages of one message, all at once.
    ///
    /// # Errors
    /// If one does not open.
    pub async fn open(
        &self,
        slot: &str,
        pages: Vec<Uint8Array>,
    ) -> Result<Vec<Uint8Array>, JsError> {
        let pages = taken(&pages);
        let parts = pages.iter().map(|page| (slot, &page[..]));
        let opened = self.0.open_all(parts).await?;
        Ok(opened
            .iter()
            .map(|page| Uint8Array::from(&page[..]))
            .collect())
    }
}

impl Pages {
    pub(crate) fn of(keyring: &Keyring) -> Option<Self> {
        LocalStore::of(keyring).map(Self)
    }
}

fn taken(pages: &[Uint8Array]) -> Vec<Vec<u8>> {
    pages.iter().map(Uint8Array::to_vec).collect()
}

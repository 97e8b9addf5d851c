//! Pages of the local store through the back end of WebCrypto.

use crypto::Keyring;
use futures::future::try_join_all;
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
    /// Seals pages of one message, all at once.
    ///
    /// # Errors
    /// If WebCrypto does not seal.
    pub async fn seal(
        &self,
        slot: &str,
        pages: Vec<Uint8Array>,
    ) -> Result<Vec<Uint8Array>, JsError> {
        let entropy = &mut Counted::default();
        let begun: Vec<_> = pages
            .into_iter()
            .map(|page| self.0.seal_buffer(slot, page, entropy))
            .collect();
        Ok(try_join_all(begun).await?)
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
        let begun = pages.into_iter().map(|page| self.0.open_buffer(slot, page));
        Ok(try_join_all(begun).await?)
    }

    /// Seals pages through this module's memory, as the vault's worker does.
    ///
    /// # Errors
    /// If WebCrypto does not seal.
    pub async fn seal_bytes(
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

    /// Opens pages through this module's memory, as the vault's worker does.
    ///
    /// # Errors
    /// If one does not open.
    pub async fn open_bytes(
        &self,
        slot: &str,
        pages: Vec<Uint8Array>,
    ) -> Result<Vec<Uint8Array>, JsError> {
        let pages = taken(&pages);
        let parts = pages.iter().map(|page| (slot, &page[..]));
        let opened = self.0.open_all(parts).await?;
        Ok(opened.into_iter().map(given).collect())
    }
}

/// The answer takes the bytes over, as the worker's does.
fn given(mut page: impl core::ops::DerefMut<Target = Vec<u8>>) -> Uint8Array {
    Uint8Array::from(&core::mem::take(&mut *page)[..])
}

impl Pages {
    pub(crate) fn of(keyring: &Keyring) -> Option<Self> {
        LocalStore::of(keyring).map(Self)
    }
}

fn taken(pages: &[Uint8Array]) -> Vec<Vec<u8>> {
    pages.iter().map(Uint8Array::to_vec).collect()
}

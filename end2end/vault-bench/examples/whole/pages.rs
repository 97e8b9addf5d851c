//! The back end of WebCrypto, for pages and attachments.

use crypto::attachment::FileInfo;
use js_sys::Uint8Array;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;
use web_crypto::attachment::{FileOpener, FileSealer};
use web_crypto::{LocalStore, Wrapped};

use super::given::Given;
use crate::entropy::Counted;

/// The local store of an unlocked keyring, its key held by WebCrypto.
#[wasm_bindgen]
pub struct Pages(LocalStore);

#[wasm_bindgen]
impl Pages {
    /// Takes the keyring of the given bytes.
    ///
    /// # Errors
    /// If it does not open.
    #[wasm_bindgen(constructor)]
    pub fn new(words: &str, bytes: &[u8]) -> Result<Self, JsError> {
        let store = LocalStore::of(&Given::new(words, bytes).keyring()?);
        store.map(Self).ok_or_else(|| JsError::new(""))
    }

    /// Seals and opens pages.
    ///
    /// # Errors
    /// If one does not open.
    pub async fn pages(&self, slot: &str, page: Uint8Array) -> Result<Uint8Array, JsError> {
        let pages = || vec![(slot.to_owned(), page.clone())];
        let sealed = self.0.seal_all(pages(), &mut Counted::default()).await?;
        let mut all: Vec<u8> = sealed.iter().flat_map(Wrapped::to_vec).collect();
        for opened in self.0.open_all(pages()).await? {
            all.extend(opened.to_vec());
        }
        Ok(Uint8Array::from(&all[..]))
    }

    /// Seals and opens a file.
    ///
    /// # Errors
    /// If it does not open.
    pub async fn file(words: String, bytes: Uint8Array) -> Result<Uint8Array, JsError> {
        let (bytes, entropy) = (bytes.to_vec(), &mut Counted::default());
        let given = Given::new(&words, &bytes);
        let info = FileInfo {
            name: words.clone(),
            media_type: String::new(),
            length: 7,
        };
        let (mut sealer, header) = FileSealer::start(given.org, given.id(), &info, entropy)?;
        let mut all = sealer.chunk(&bytes, entropy).await?;
        let (mut opener, _) = FileOpener::start(given.org, &sealer.finish()?, &header)?;
        all.extend(&*opener.chunk(&bytes).await?);
        opener.finish()?;
        Ok(Uint8Array::from(&all[..]))
    }
}

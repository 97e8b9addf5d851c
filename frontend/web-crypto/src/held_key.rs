//! A secret that WebCrypto holds, and the wraps made and opened under it.

use std::cell::OnceCell;
use std::rc::Rc;

use crypto::Result;
use crypto::platform::{Derivation, Opening, Sealing};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

use crate::subtle::{self, Use};

/// Header and commitment of a wrap; ciphertext and tag stand behind.
const FRONT: u32 = 46;
/// As much of a wrap as an opening is begun with: what the shortest has.
const SHORTEST: u32 = 62;

/// A key on its way into WebCrypto; dropping all of its handles forgets it.
#[derive(Clone)]
pub(crate) struct HeldKey {
    begun: Promise,
    held: Rc<OnceCell<JsValue>>,
}

/// A wrap in two pieces: putting them together in the browser's memory would take longer than
/// AES does, and whoever takes the wrap over copies it anyway.
pub struct Wrapped {
    /// Header and commitment.
    pub front: Vec<u8>,
    /// Ciphertext and tag.
    pub body: Uint8Array,
}

/// The key of one write.
struct WriteKey {
    aes: JsValue,
    commitment: Vec<u8>,
}

impl Wrapped {
    /// Gives the wrap in one piece.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        let mut whole = self.front.clone();
        whole.extend(self.body.to_vec());
        whole
    }
}

impl HeldKey {
    /// Hands a secret to WebCrypto; none where the page has no WebCrypto.
    pub(crate) fn import(secret: &[u8; 32]) -> Option<Self> {
        subtle::begin_hmac_key(secret).map(|begun| Self {
            begun,
            held: Rc::default(),
        })
    }

    /// Makes a wrap; the content does not pass through this module's memory.
    pub(crate) async fn seal(self, steps: Sealing, content: Uint8Array) -> Result<Wrapped> {
        let derivation = &steps.derivation;
        let write = self.write_key(derivation, Use::Encrypt).await?;
        let nonce = derivation.nonce();
        let body = subtle::encrypt(&write.aes, nonce, derivation.bound(), &content).await?;
        let front = steps.front(&write.commitment)?;
        Ok(Wrapped { front, body })
    }

    /// Opens a wrap that was begun from its first bytes; neither ciphertext nor content passes
    /// through this module's memory.
    pub(crate) async fn open(self, steps: Opening<'_>, sealed: Uint8Array) -> Result<Uint8Array> {
        let derivation = &steps.derivation;
        let write = self.write_key(derivation, Use::Decrypt).await?;
        steps.ciphertext(&write.commitment)?;
        let body = sealed.subarray(FRONT, sealed.length());
        subtle::decrypt(&write.aes, derivation.nonce(), derivation.bound(), &body).await
    }

    async fn write_key(&self, derivation: &Derivation, r#use: Use) -> Result<WriteKey> {
        let held = self.held().await?;
        let first = subtle::begin_sign(&held, &derivation.key_message())?;
        let aes = subtle::signature(first).await?;
        let message = derivation.commitment_message(&Zeroizing::new(aes.to_vec()));
        let second = subtle::begin_sign(&held, &message)?;
        let imported = subtle::begin_aes_key(&aes, r#use)?;
        let (commitment, aes) = subtle::both(second, imported).await?;
        Ok(WriteKey {
            commitment: commitment.to_vec(),
            aes,
        })
    }

    /// Gives the handle of the key; it is waited for once.
    async fn held(&self) -> Result<JsValue> {
        if let Some(held) = self.held.get() {
            return Ok(held.clone());
        }
        let held = subtle::key(self.begun.clone()).await?;
        Ok(self.held.get_or_init(|| held).clone())
    }
}

/// Takes opened bytes over and wipes them where they lay.
pub(crate) fn taken(content: &Uint8Array) -> Zeroizing<Vec<u8>> {
    let bytes = Zeroizing::new(content.to_vec());
    content.fill(0, 0, content.length());
    bytes
}

/// Gives the bytes with which an opening is begun.
pub(crate) fn beginning(sealed: &Uint8Array) -> Vec<u8> {
    sealed.subarray(0, SHORTEST).to_vec()
}

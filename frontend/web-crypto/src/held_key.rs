//! A secret that WebCrypto holds, and the wraps made and opened under it.

use crypto::Result;
use crypto::platform::{Derivation, Opening, Sealing};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

use crate::subtle::{self, Use};

/// A key on its way into WebCrypto; dropping all of its handles forgets it.
#[derive(Clone)]
pub(crate) struct HeldKey(Promise);

/// The key of one write.
struct WriteKey {
    aes: JsValue,
    commitment: Vec<u8>,
}

impl HeldKey {
    /// Hands a secret to WebCrypto; none where the page has no WebCrypto.
    pub(crate) fn import(secret: &[u8; 32]) -> Option<Self> {
        subtle::begin_hmac_key(secret).map(Self)
    }

    /// Makes a wrap.
    pub(crate) async fn seal(self, steps: Sealing, content: &[u8]) -> Result<Vec<u8>> {
        let derivation = &steps.derivation;
        let write = self.write_key(derivation, Use::Encrypt).await?;
        let nonce = derivation.nonce();
        let body = subtle::encrypt(&write.aes, nonce, derivation.bound(), content).await?;
        let mut sealed = steps.front(&write.commitment)?;
        let front = sealed.len();
        sealed.resize(
            front + usize::try_from(body.length()).unwrap_or_default(),
            0,
        );
        body.copy_to(&mut sealed[front..]);
        Ok(sealed)
    }

    /// Opens a wrap.
    pub(crate) async fn open(self, steps: Opening<'_>) -> Result<Zeroizing<Vec<u8>>> {
        let derivation = &steps.derivation;
        let write = self.write_key(derivation, Use::Decrypt).await?;
        let sealed = steps.ciphertext(&write.commitment)?;
        let nonce = derivation.nonce();
        let content = subtle::decrypt(&write.aes, nonce, derivation.bound(), sealed).await?;
        Ok(taken(&content))
    }

    async fn write_key(&self, derivation: &Derivation, r#use: Use) -> Result<WriteKey> {
        let held = subtle::key(self.0.clone()).await?;
        let first = subtle::begin_sign(&held, &derivation.key_message())?;
        let aes = subtle::signature(first).await?;
        let message = derivation.commitment_message(&Zeroizing::new(aes.to_vec()));
        let second = subtle::begin_sign(&held, &message)?;
        let imported = subtle::begin_aes_key(&aes, r#use)?;
        Ok(WriteKey {
            commitment: subtle::signature(second).await?.to_vec(),
            aes: subtle::key(imported).await?,
        })
    }
}

/// Takes opened bytes over and wipes them where they lay.
fn taken(content: &Uint8Array) -> Zeroizing<Vec<u8>> {
    let bytes = Zeroizing::new(content.to_vec());
    content.fill(0, 0, content.length());
    bytes
}

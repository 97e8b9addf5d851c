//! A secret that WebCrypto holds, and the wraps made and opened under it.

use std::cell::OnceCell;
use std::rc::Rc;

use crypto::platform::{Derivation, Opening, Sealing};
use crypto::{CryptoError, Result};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsValue;

use crate::subtle::{self, Begun, Gcm, Use};

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
    fn of(steps: &Sealing, write: &WriteKey, body: &JsValue) -> Result<Self> {
        Ok(Self {
            front: steps.front(&write.commitment)?,
            body: Uint8Array::new(body),
        })
    }

    /// Gives the wrap in one piece.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        let mut whole = self.front.clone();
        whole.extend(self.body.to_vec());
        whole
    }
}

impl WriteKey {
    fn of((commitment, aes): (JsValue, JsValue)) -> Self {
        Self {
            aes,
            commitment: Uint8Array::new(&commitment).to_vec(),
        }
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

    /// Makes wraps, in order; no content passes through this module's memory.
    pub(crate) async fn seal(self, begun: Vec<(Sealing, Uint8Array)>) -> Result<Vec<Wrapped>> {
        let derivations = begun.iter().map(|(steps, _)| &steps.derivation);
        let writes = self.write_keys(derivations, &Use::encrypt()).await?;
        let (mut gcm, bodies) = (Gcm::new(), Begun::new());
        for ((steps, content), write) in begun.iter().zip(&writes) {
            let (nonce, bound) = (steps.derivation.nonce(), steps.derivation.bound());
            bodies.add(&gcm.begin_encrypt(&write.aes, nonce, bound, content)?);
        }
        let bodies = bodies.all().await.ok_or(CryptoError::Parameters)?;
        let wraps = begun.iter().zip(&writes).zip(bodies.iter());
        wraps
            .map(|(((steps, _), write), body)| Wrapped::of(steps, write, &body))
            .collect()
    }

    /// Opens wraps that were begun from their first bytes, in order; neither ciphertext nor
    /// content passes through this module's memory.
    pub(crate) async fn open(
        self,
        begun: Vec<(Opening<'_>, Uint8Array)>,
    ) -> Result<Vec<Uint8Array>> {
        let derivations = begun.iter().map(|(steps, _)| &steps.derivation);
        let writes = self.write_keys(derivations, &Use::decrypt()).await?;
        for ((steps, _), write) in begun.iter().zip(&writes) {
            steps.ciphertext(&write.commitment)?;
        }
        let (mut gcm, contents) = (Gcm::new(), Begun::new());
        for ((steps, sealed), write) in begun.iter().zip(&writes) {
            let (nonce, bound) = (steps.derivation.nonce(), steps.derivation.bound());
            let body = sealed.subarray(FRONT, u32::MAX);
            contents.add(&gcm.begin_decrypt(&write.aes, nonce, bound, &body)?);
        }
        let contents = contents.all().await.ok_or(CryptoError::Refused)?;
        Ok(contents.iter().map(|one| Uint8Array::new(&one)).collect())
    }

    /// Makes the keys of writes beside each other, with two waits for all of them.
    async fn write_keys<'a>(
        &self,
        of: impl Iterator<Item = &'a Derivation> + Clone,
        r#use: &Use,
    ) -> Result<Vec<WriteKey>> {
        let held = self.held().await?;
        let keys = Begun::new();
        for derivation in of.clone() {
            keys.add(&subtle::begin_sign(&held, &derivation.key_message())?);
        }
        let keys = keys.all().await.ok_or(CryptoError::NoKey)?;
        let (commitments, imported) = (Begun::new(), Begun::new());
        for (derivation, aes) in of.zip(keys.iter()) {
            let aes = subtle::taken(&aes);
            let message = derivation.commitment_message(&aes);
            commitments.add(&subtle::begin_sign(&held, &message)?);
            imported.add(&subtle::begin_aes_key(&aes, r#use)?);
        }
        let imported = imported.all().await.ok_or(CryptoError::NoKey)?;
        let commitments = commitments.all().await.ok_or(CryptoError::NoKey)?;
        let both = commitments.iter().zip(imported.iter());
        Ok(both.map(WriteKey::of).collect())
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

/// Gives the bytes with which an opening is begun.
pub(crate) fn beginning(sealed: &Uint8Array) -> Vec<u8> {
    sealed.subarray(0, SHORTEST).to_vec()
}

//! The four calls of WebCrypto; what a browser throws is never looked into.
//!
//! WebCrypto copies what it is called with before it answers, so that bytes are lent to it where
//! they lie and parameters are set anew for the next call.

use std::thread::LocalKey;

use crypto::{CryptoError, Result};
use js_sys::{Array, JsString, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

type Thrown<T> = core::result::Result<T, JsValue>;

// Made once: to make a string for each call costs more than the call.
thread_local! {
    static RAW: JsString = JsString::from("raw");
    static HMAC: JsString = JsString::from("HMAC");
    static AES_GCM: JsString = JsString::from("AES-GCM");
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = importKey, catch)]
    fn import_key(
        format: &JsString,
        bytes: &[u8],
        algorithm: &JsValue,
        extractable: bool,
        uses: &Array,
    ) -> Thrown<Promise>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = sign, catch)]
    fn sign_with(algorithm: &JsString, key: &JsValue, message: &[u8]) -> Thrown<Promise>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = encrypt, catch)]
    fn encrypt_with(algorithm: &Algorithm, key: &JsValue, content: &Uint8Array) -> Thrown<Promise>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = decrypt, catch)]
    fn decrypt_with(algorithm: &Algorithm, key: &JsValue, sealed: &Uint8Array) -> Thrown<Promise>;

    #[wasm_bindgen(extends = Object)]
    type Algorithm;

    #[wasm_bindgen(method, setter, js_name = name)]
    fn set_name(this: &Algorithm, name: &JsString);

    #[wasm_bindgen(method, setter, js_name = hash)]
    fn set_hash(this: &Algorithm, hash: &str);

    #[wasm_bindgen(method, setter, js_name = iv)]
    fn set_iv(this: &Algorithm, nonce: &Uint8Array);

    #[wasm_bindgen(method, setter, js_name = additionalData)]
    fn set_additional_data(this: &Algorithm, bound: &Uint8Array);
}

/// What an AES key may be used for.
pub(crate) struct Use(Array);

/// AES-GCM with the parameters of one call after the other.
pub(crate) struct Gcm {
    parameters: Algorithm,
    nonce: Uint8Array,
    bound: Uint8Array,
    bound_length: usize,
}

/// Calls that are waited for together: each wait costs a turn of its own.
pub(crate) struct Begun(Array);

impl Begun {
    pub(crate) fn new() -> Self {
        Self(Array::new())
    }

    pub(crate) fn add(&self, call: &Promise) {
        self.0.push(call);
    }

    /// Gives what all of them gave, in order; none if one failed.
    pub(crate) async fn all(self) -> Option<Array> {
        let all = JsFuture::from(Promise::all(&self.0)).await;
        all.ok().map(JsCast::unchecked_into)
    }
}

impl Use {
    pub(crate) fn encrypt() -> Self {
        Self(uses("encrypt"))
    }

    pub(crate) fn decrypt() -> Self {
        Self(uses("decrypt"))
    }
}

impl Gcm {
    pub(crate) fn new() -> Self {
        let (parameters, nonce) = (algorithm(&AES_GCM), Uint8Array::new_with_length(12));
        parameters.set_iv(&nonce);
        Self {
            parameters,
            nonce,
            bound: Uint8Array::new_with_length(0),
            bound_length: 0,
        }
    }

    /// Begins to make ciphertext and tag.
    pub(crate) fn begin_encrypt(
        &mut self,
        key: &JsValue,
        nonce: &[u8; 12],
        bound: &[u8],
        content: &Uint8Array,
    ) -> Result<Promise> {
        self.set(nonce, bound);
        encrypt_with(&self.parameters, key, content).map_err(|_| CryptoError::Parameters)
    }

    /// Begins to check the tag and to make the content.
    pub(crate) fn begin_decrypt(
        &mut self,
        key: &JsValue,
        nonce: &[u8; 12],
        bound: &[u8],
        sealed: &Uint8Array,
    ) -> Result<Promise> {
        self.set(nonce, bound);
        decrypt_with(&self.parameters, key, sealed).map_err(|_| CryptoError::Refused)
    }

    fn set(&mut self, nonce: &[u8; 12], bound: &[u8]) {
        self.nonce.copy_from(nonce);
        if bound.len() == self.bound_length {
            self.bound.copy_from(bound);
        } else {
            self.bound = Uint8Array::from(bound);
            self.bound_length = bound.len();
        }
        self.parameters.set_additional_data(&self.bound);
    }
}

/// Begins to import an HMAC-SHA-256 key that is never given back; none without WebCrypto.
pub(crate) fn begin_hmac_key(secret: &[u8]) -> Option<Promise> {
    let algorithm = algorithm(&HMAC);
    algorithm.set_hash("SHA-256");
    RAW.with(|raw| import_key(raw, secret, &algorithm, false, &uses("sign")))
        .ok()
}

/// Begins to import an AES-256-GCM key for one use.
pub(crate) fn begin_aes_key(bytes: &[u8], Use(uses): &Use) -> Result<Promise> {
    RAW.with(|raw| AES_GCM.with(|name| import_key(raw, bytes, name, false, uses)))
        .map_err(|_| CryptoError::NoKey)
}

/// Begins an HMAC.
pub(crate) fn begin_sign(key: &JsValue, message: &[u8]) -> Result<Promise> {
    HMAC.with(|name| sign_with(name, key, message))
        .map_err(|_| CryptoError::NoKey)
}

/// Waits for a key.
pub(crate) async fn key(begun: Promise) -> Result<JsValue> {
    JsFuture::from(begun).await.map_err(|_| CryptoError::NoKey)
}

/// Takes the bytes of a buffer over and wipes them where they lay.
pub(crate) fn taken(buffer: &JsValue) -> Zeroizing<Vec<u8>> {
    let there = Uint8Array::new(buffer);
    let bytes = Zeroizing::new(there.to_vec());
    there.fill(0, 0, there.length());
    bytes
}

fn algorithm(name: &'static LocalKey<JsString>) -> Algorithm {
    let algorithm: Algorithm = Object::new().unchecked_into();
    name.with(|name| algorithm.set_name(name));
    algorithm
}

fn uses(name: &str) -> Array {
    Array::of1(&JsValue::from_str(name))
}

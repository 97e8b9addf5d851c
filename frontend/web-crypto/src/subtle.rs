//! The four calls of WebCrypto; what a browser throws is never looked into.

use crypto::{CryptoError, Result};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

type Thrown<T> = core::result::Result<T, JsValue>;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = importKey, catch)]
    fn import_key(
        format: &str,
        bytes: &Uint8Array,
        algorithm: &JsValue,
        extractable: bool,
        uses: &Array,
    ) -> Thrown<Promise>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = sign, catch)]
    fn sign_with(algorithm: &str, key: &JsValue, message: &Uint8Array) -> Thrown<Promise>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = encrypt, catch)]
    fn encrypt_with(algorithm: &Object, key: &JsValue, content: &Uint8Array) -> Thrown<Promise>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = decrypt, catch)]
    fn decrypt_with(algorithm: &Object, key: &JsValue, sealed: &Uint8Array) -> Thrown<Promise>;
}

/// What an AES key may be used for.
#[derive(Clone, Copy)]
pub(crate) enum Use {
    Encrypt,
    Decrypt,
}

/// Begins to import an HMAC-SHA-256 key that is never given back; none without WebCrypto.
pub(crate) fn begin_hmac_key(secret: &[u8]) -> Option<Promise> {
    let algorithm = object(&[
        ("name", &JsValue::from_str("HMAC")),
        ("hash", &JsValue::from_str("SHA-256")),
    ]);
    begin_import(&Uint8Array::from(secret), &algorithm, "sign").ok()
}

/// Begins to import an AES-256-GCM key for one use.
pub(crate) fn begin_aes_key(bytes: &Uint8Array, r#use: Use) -> Result<Promise> {
    let r#use = match r#use {
        Use::Encrypt => "encrypt",
        Use::Decrypt => "decrypt",
    };
    begin_import(bytes, &JsValue::from_str("AES-GCM"), r#use).map_err(|_| CryptoError::NoKey)
}

/// Begins an HMAC.
pub(crate) fn begin_sign(key: &JsValue, message: &[u8]) -> Result<Promise> {
    sign_with("HMAC", key, &Uint8Array::from(message)).map_err(|_| CryptoError::NoKey)
}

/// Waits for a key.
pub(crate) async fn key(begun: Promise) -> Result<JsValue> {
    JsFuture::from(begun).await.map_err(|_| CryptoError::NoKey)
}

/// Waits for an HMAC.
pub(crate) async fn signature(begun: Promise) -> Result<Uint8Array> {
    key(begun).await.map(|bytes| Uint8Array::new(&bytes))
}

/// Waits for an HMAC and a key at once: each wait costs a turn of its own.
pub(crate) async fn both(hmac: Promise, key: Promise) -> Result<(Uint8Array, JsValue)> {
    let both = Promise::all(&Array::of2(&hmac, &key));
    let both: Array = self::key(both).await?.unchecked_into();
    Ok((Uint8Array::new(&both.get(0)), both.get(1)))
}

/// Gives ciphertext and tag.
pub(crate) async fn encrypt(
    key: &JsValue,
    nonce: &[u8; 12],
    bound: &[u8],
    content: &Uint8Array,
) -> Result<Uint8Array> {
    let begun = encrypt_with(&gcm(nonce, bound), key, content);
    finished(begun).await.ok_or(CryptoError::Parameters)
}

/// Checks the tag and gives the content.
pub(crate) async fn decrypt(
    key: &JsValue,
    nonce: &[u8; 12],
    bound: &[u8],
    sealed: &Uint8Array,
) -> Result<Uint8Array> {
    let begun = decrypt_with(&gcm(nonce, bound), key, sealed);
    finished(begun).await.ok_or(CryptoError::Refused)
}

/// Imports, and wipes the copy of the bytes: WebCrypto took its own before it answered.
fn begin_import(bytes: &Uint8Array, algorithm: &JsValue, r#use: &str) -> Thrown<Promise> {
    let uses = Array::of1(&JsValue::from_str(r#use));
    let begun = import_key("raw", bytes, algorithm, false, &uses);
    bytes.fill(0, 0, bytes.length());
    begun
}

async fn finished(begun: Thrown<Promise>) -> Option<Uint8Array> {
    let bytes = JsFuture::from(begun.ok()?).await.ok()?;
    Some(Uint8Array::new(&bytes))
}

fn gcm(nonce: &[u8; 12], bound: &[u8]) -> Object {
    object(&[
        ("name", &JsValue::from_str("AES-GCM")),
        ("iv", &Uint8Array::from(nonce.as_slice())),
        ("additionalData", &Uint8Array::from(bound)),
    ])
}

fn object(members: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // A plain object takes every member.
        drop(Reflect::set(&object, &JsValue::from_str(name), value));
    }
    object
}

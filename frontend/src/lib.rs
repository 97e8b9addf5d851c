#![recursion_limit = "512"]
#![doc = include_str!("../README.md")]

mod account;
mod clock;
mod desk;
mod environment;
mod idle;
mod import;
mod leader;
mod passkey;
mod profile;
mod random;
mod release;
mod replica;
mod runtime;
mod service_worker;
mod statements;
mod sync_driver;
mod tabs;
mod transport;
mod vault;
mod vault_worker;

use crypto::passphrase::Params;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Draws the application, in the place of a page the server rendered too.
#[wasm_bindgen]
pub fn mount() {
    runtime::mount();
}

/// Serves the vault; called in its own worker only.
#[wasm_bindgen]
pub fn vault_worker() {
    vault_worker::serve();
}

/// Stretches one passphrase; called in a worker that the vault's worker started for it only.
///
/// # Errors
/// Nothing is said of why it cannot be stretched.
#[wasm_bindgen]
pub fn stretch(
    passphrase: &Uint8Array,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: &[u8],
) -> Result<Uint8Array, JsValue> {
    let salt = salt.try_into().map_err(|_| JsValue::NULL)?;
    let params = Params {
        memory_kib,
        passes,
        lanes,
        salt,
    };
    vault_worker::stretch(passphrase, &params).ok_or(JsValue::NULL)
}

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

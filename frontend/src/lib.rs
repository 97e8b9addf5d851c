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

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

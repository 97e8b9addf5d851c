#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod attachment;

mod held_key;
mod local;
mod subtle;
#[cfg(test)]
mod tests;

pub use held_key::Wrapped;
pub use local::LocalStore;

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

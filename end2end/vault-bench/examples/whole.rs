//! Every door of the crate `crypto` and of `web-crypto`, so that the size of this module less that
//! of `base` is the size of all cryptography.

#[path = "../src/entropy.rs"]
mod entropy;
mod whole {
    pub(crate) mod account;
    pub(crate) mod given;
    pub(crate) mod handing_out;
    pub(crate) mod pages;
    pub(crate) mod values;
}

use crypto::CryptoError;
use wasm_bindgen::prelude::wasm_bindgen;

use whole::given::Given;
use whole::{account, handing_out, values};

pub use whole::pages::Pages;

type Done<T = Vec<u8>> = Result<T, CryptoError>;

/// Calls each function of `crypto` on bytes from outside; never run, only linked.
#[wasm_bindgen]
#[must_use]
pub fn whole(words: &str, bytes: &[u8]) -> Vec<u8> {
    let given = Given::new(words, bytes);
    let doors = [
        account::account,
        account::founding,
        account::recovery,
        account::pairs,
        values::classes,
        values::values,
        values::store,
        values::file,
        handing_out::copies,
        handing_out::enrolment,
        handing_out::words,
    ];
    let mut all = Vec::new();
    for door in doors {
        all.extend(door(&given).unwrap_or_default());
    }
    all
}

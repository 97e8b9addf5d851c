//! What the client holds without `crypto`: the values' types, how they travel, composed letters.

use domain::canonical::nfc;
use domain::record::{ClassSecretWrap, DekWrap, SealedValue, Table};
use domain::{FieldId, RecordId};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

#[derive(Serialize, Deserialize)]
struct Opening {
    table: Table,
    record: RecordId,
    field: FieldId,
    value: SealedValue,
    deks: Vec<DekWrap>,
}

/// Reads and writes everything that the module beside it takes and gives.
#[wasm_bindgen]
#[must_use]
pub fn base(words: &str, bytes: &[u8]) -> Vec<u8> {
    let openings: Vec<Opening> = postcard::from_bytes(bytes).unwrap_or_default();
    let secret: Option<ClassSecretWrap> = postcard::from_bytes(bytes).ok();
    let wrap: Option<DekWrap> = postcard::from_bytes(bytes).ok();
    let text: Vec<Option<String>> = vec![Some(nfc(words)), String::from_utf8(bytes.to_vec()).ok()];
    [
        postcard::to_allocvec(&openings),
        postcard::to_allocvec(&secret),
        postcard::to_allocvec(&wrap),
        postcard::to_allocvec(&text),
    ]
    .into_iter()
    .flat_map(Result::unwrap_or_default)
    .collect()
}

//! What the client holds without `crypto`: the values' types, how they travel, letters composed,
//! folded, told apart and named, and waiting for the browser.

use domain::canonical::nfc;
use domain::record::{ClassSecretWrap, DekWrap, SealedValue, Table};
use domain::{FieldId, RecordId};
use futures::future::try_join_all;
use js_sys::{Promise, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

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
    let text: Vec<Option<String>> = vec![
        Some(nfc(words)),
        String::from_utf8(bytes.to_vec()).ok(),
        Some(folded(words)),
    ];
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

/// As search, e-mail addresses and lists of the client do it.
fn folded(words: &str) -> String {
    let kept = words.split(|letter: char| !letter.is_alphanumeric());
    let kept: Vec<String> = kept.map(str::to_lowercase).collect();
    let lines = words.lines().filter(|line| !words.contains(*line));
    let letters = lines.flat_map(|line| line.chars().filter(|letter| letter.is_alphabetic()));
    let named = format!("{words:?}");
    [
        kept.join(" "),
        letters.collect(),
        words.replace(words, ""),
        named,
    ]
    .concat()
}

/// Waits for answers of the browser, as the worker and the store do.
///
/// # Errors
/// What the browser threw.
#[wasm_bindgen]
pub async fn waited(promises: Vec<Promise>) -> Result<Vec<Uint8Array>, JsValue> {
    let waited = try_join_all(promises.into_iter().map(JsFuture::from)).await?;
    Ok(waited.iter().map(Uint8Array::new).collect())
}

//! Requests that read.

use idb::{KeyRange, ObjectStore, Query};
use js_sys::Uint8Array;
use sync::store::StoreError;
use sync::store::device::{Answer, Opened};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbDatabase;

use crate::failure;
use crate::files;
use crate::schema::{CURSOR, DECISIONS, FETCHED, FILES, META, OUTBOX, OVERLAY, PAGES};
use crate::strict::Strict;

/// The only key of the cursor store.
pub(crate) const CURSOR_KEY: u32 = 0;

/// Which numbers of a store are read: from the first on, and how many at most.
type Part = Option<(u32, u32)>;

const ALL: Part = None;

/// Reads everything but the pages in one snapshot.
pub(crate) async fn opened(db: &IdbDatabase) -> Result<Answer, StoreError> {
    let stores = [PAGES, OVERLAY, OUTBOX, DECISIONS, CURSOR, FILES, FETCHED];
    let transaction = Strict::reading(db, &stores)?;
    let pages = numbers(&transaction.store(PAGES)?, PAGES).await?;
    let opened = Opened {
        pages: pages
            .into_iter()
            .map(page_number)
            .collect::<Result<_, _>>()?,
        overlay: numbered(&transaction, OVERLAY, ALL).await?,
        outbox: numbered(&transaction, OUTBOX, ALL).await?,
        decisions: numbered(&transaction, DECISIONS, ALL).await?,
        files: files::marks(&transaction).await?,
        fetched: files::fetched(&transaction).await?,
        cursor: one(&transaction, CURSOR, JsValue::from(CURSOR_KEY)).await?,
    };
    transaction.finish().await?;
    Ok(Answer::Opened(Box::new(opened)))
}

/// Reads so many pages from a number on.
pub(crate) async fn pages(db: &IdbDatabase, from: u32, most: u32) -> Result<Answer, StoreError> {
    // To the browser a limit of nothing is no limit.
    if most == 0 {
        return Ok(Answer::Pages(Vec::new()));
    }
    let transaction = Strict::reading(db, &[PAGES])?;
    let pages = numbered(&transaction, PAGES, Some((from, most))).await?;
    transaction.finish().await?;
    let pages = pages
        .into_iter()
        .map(|(number, bytes)| Ok((page_number(number)?, bytes)));
    Ok(Answer::Pages(pages.collect::<Result<_, _>>()?))
}

/// Reads one value beside the data.
pub(crate) async fn meta(db: &IdbDatabase, name: &str) -> Result<Answer, StoreError> {
    let transaction = Strict::reading(db, &[META])?;
    let value = one(&transaction, META, JsValue::from_str(name)).await?;
    transaction.finish().await?;
    Ok(Answer::Meta(value))
}

/// Reads the numbers of a store, ascending.
pub(crate) async fn numbers(store: &ObjectStore, name: &str) -> Result<Vec<u64>, StoreError> {
    let keys = store
        .get_all_keys(None, None)
        .map_err(|error| failure::of(&error))?
        .await
        .map_err(|error| failure::of(&error))?;
    keys.iter().map(|key| number(key, name)).collect()
}

async fn numbered(
    transaction: &Strict,
    name: &str,
    part: Part,
) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
    let store = transaction.store(name)?;
    let range = part
        .map(|(from, _)| KeyRange::lower_bound(&from.into(), None).map(Query::KeyRange))
        .transpose()
        .map_err(|error| failure::of(&error))?;
    let most = part.map(|(_, most)| most);
    let keys = store
        .get_all_keys(range.clone(), most)
        .map_err(|error| failure::of(&error))?;
    let values = store
        .get_all(range, most)
        .map_err(|error| failure::of(&error))?;
    let keys = keys.await.map_err(|error| failure::of(&error))?;
    let values = values.await.map_err(|error| failure::of(&error))?;
    keys.iter()
        .zip(values)
        .map(|(key, value)| Ok((number(key, name)?, bytes(value, name)?)))
        .collect()
}

pub(crate) async fn one(
    transaction: &Strict,
    name: &str,
    key: JsValue,
) -> Result<Option<Vec<u8>>, StoreError> {
    let value = transaction
        .store(name)?
        .get(key)
        .map_err(|error| failure::of(&error))?
        .await
        .map_err(|error| failure::of(&error))?;
    value.map(|value| bytes(value, name)).transpose()
}

pub(crate) fn bytes(value: JsValue, store: &str) -> Result<Vec<u8>, StoreError> {
    value
        .dyn_into::<Uint8Array>()
        .map(|array| array.to_vec())
        .map_err(|_| failure::not_bytes(store))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "only whole numbers from 0 to 2^53 pass the test before"
)]
fn number(key: &JsValue, store: &str) -> Result<u64, StoreError> {
    let key = key
        .as_f64()
        .filter(|key| key.fract() == 0.0 && (0.0..=9_007_199_254_740_991.0).contains(key))
        .ok_or_else(|| StoreError::Damaged(format!("{store} holds a key that is no number")))?;
    Ok(key as u64)
}

fn page_number(number: u64) -> Result<u32, StoreError> {
    u32::try_from(number)
        .map_err(|_| StoreError::Damaged("a page number is out of range".to_owned()))
}

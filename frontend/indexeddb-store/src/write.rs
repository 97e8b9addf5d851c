//! Requests that write; each is one strict transaction.

use std::collections::BTreeSet;

use idb::{KeyRange, ObjectStore};
use js_sys::Uint8Array;
use sync::store::StoreError;
use sync::store::device::{Answer, Batch};
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use crate::failure;
use crate::files;
use crate::read::{CURSOR_KEY, numbers};
use crate::schema::{CURSOR, DECISIONS, FETCHED, FILES, META, OUTBOX, OUTGOING, OVERLAY, PAGES};
use crate::strict::Strict;

/// Writes one value beside the data.
pub(crate) async fn meta(db: &IdbDatabase, name: &str, value: &[u8]) -> Result<Answer, StoreError> {
    let transaction = Strict::writing(db, &[META])?;
    let wrote = transaction
        .store(META)
        .and_then(|store| put(&store, JsValue::from_str(name), value));
    end(transaction, wrote).await
}

/// Adds operations, all or none.
pub(crate) async fn ops(db: &IdbDatabase, ops: &[(u64, Vec<u8>)]) -> Result<Answer, StoreError> {
    let transaction = Strict::writing(db, &[OUTBOX])?;
    match add(&transaction, ops).await? {
        Some(wrote) => end(transaction, wrote).await,
        None => taken(transaction).await,
    }
}

/// Adds operations in a transaction; none where a number is taken.
pub(crate) async fn add(
    transaction: &Strict,
    ops: &[(u64, Vec<u8>)],
) -> Result<Option<Result<(), StoreError>>, StoreError> {
    let store = transaction.store(OUTBOX)?;
    let taken: BTreeSet<u64> = numbers(&store, OUTBOX).await?.into_iter().collect();
    if ops.iter().any(|(number, _)| taken.contains(number)) {
        return Ok(None);
    }
    let mut each = ops.iter();
    Ok(Some(each.try_for_each(|(number, bytes)| {
        put(&store, key(*number), bytes)
    })))
}

/// Gives a transaction up whose number is taken.
pub(crate) async fn taken(transaction: Strict) -> Result<Answer, StoreError> {
    transaction.give_up().await?;
    Ok(Answer::Taken)
}

/// Writes what a pull or push brought.
pub(crate) async fn batch(db: &IdbDatabase, batch: &Batch) -> Result<Answer, StoreError> {
    let data = [PAGES, OVERLAY, OUTBOX, DECISIONS, CURSOR];
    let files = [FILES, OUTGOING, FETCHED];
    let stores = match (&batch.files_gone[..], &batch.fetched_gone[..]) {
        ([], []) => data.to_vec(),
        _some => [&data[..], &files[..]].concat(),
    };
    let transaction = Strict::writing(db, &stores)?;
    let wrote =
        write_batch(&transaction, batch).and_then(|()| files::drop_gone(&transaction, batch));
    end(transaction, wrote).await
}

/// Deletes everything in these stores.
pub(crate) async fn clear(db: &IdbDatabase, stores: &[&str]) -> Result<Answer, StoreError> {
    let transaction = Strict::writing(db, stores)?;
    for name in stores {
        transaction
            .store(name)?
            .clear()
            .map_err(|error| failure::of(&error))?;
    }
    transaction.finish().await?;
    Ok(Answer::Done)
}

/// Ends a transaction; a request the browser refused at once takes the others back.
pub(crate) async fn end(
    transaction: Strict,
    wrote: Result<(), StoreError>,
) -> Result<Answer, StoreError> {
    if let Err(error) = wrote {
        transaction.give_up().await?;
        return Err(error);
    }
    transaction.finish().await?;
    Ok(Answer::Done)
}

fn write_batch(transaction: &Strict, batch: &Batch) -> Result<(), StoreError> {
    let pages = transaction.store(PAGES)?;
    for (number, bytes) in &batch.pages {
        put(&pages, key(u64::from(*number)), bytes)?;
    }
    let overlay = transaction.store(OVERLAY)?;
    if let Some(folded) = batch.overlay_folded {
        let range =
            KeyRange::upper_bound(&key(folded), None).map_err(|error| failure::of(&error))?;
        overlay.delete(range).map_err(|error| failure::of(&error))?;
    }
    for (number, bytes) in &batch.overlay {
        put(&overlay, key(*number), bytes)?;
    }
    let outbox = transaction.store(OUTBOX)?;
    let decisions = transaction.store(DECISIONS)?;
    for number in &batch.ops_done {
        remove(&outbox, *number)?;
        remove(&decisions, *number)?;
    }
    for (number, bytes) in &batch.decisions {
        remove(&outbox, *number)?;
        put(&decisions, key(*number), bytes)?;
    }
    if let Some(cursor) = &batch.cursor {
        put(
            &transaction.store(CURSOR)?,
            JsValue::from(CURSOR_KEY),
            cursor,
        )?;
    }
    Ok(())
}

pub(crate) fn put(store: &ObjectStore, key: JsValue, bytes: &[u8]) -> Result<(), StoreError> {
    store
        .put(&Uint8Array::from(bytes), Some(&key))
        .map(drop)
        .map_err(|error| failure::of(&error))
}

fn remove(store: &ObjectStore, number: u64) -> Result<(), StoreError> {
    store
        .delete(key(number))
        .map(drop)
        .map_err(|error| failure::of(&error))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of operations and pages stay below 2^53"
)]
fn key(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

//! Sealed files: marks by document, chunks by document and number.

use std::collections::BTreeSet;

use idb::{KeyRange, ObjectStore};
use sync::store::StoreError;
use sync::store::device::{Answer, Batch, FileId, Shelf};
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use crate::schema::{FETCHED, FILES, OUTBOX, OUTGOING};
use crate::strict::Strict;
use crate::{failure, read, write};

type Place = (Shelf, FileId, u32);

/// Adds operations and the mark of a file, all or none.
pub(crate) async fn save(
    db: &IdbDatabase,
    ops: &[(u64, Vec<u8>)],
    (file, mark): (FileId, &[u8]),
) -> Result<Answer, StoreError> {
    let transaction = Strict::writing(db, &[OUTBOX, FILES])?;
    let files = transaction.store(FILES)?;
    let Some(added) = write::add(&transaction, ops).await? else {
        return write::taken(transaction).await;
    };
    let wrote = added.and_then(|()| write::put(&files, named(file), mark));
    write::end(transaction, wrote).await
}

/// Writes a chunk.
pub(crate) async fn put(
    db: &IdbDatabase,
    place: Place,
    bytes: &[u8],
) -> Result<Answer, StoreError> {
    let name = store_of(place.0);
    let transaction = Strict::writing(db, &[name])?;
    let wrote = transaction
        .store(name)
        .and_then(|store| write::put(&store, chunk(place), bytes));
    write::end(transaction, wrote).await
}

/// Reads a chunk.
pub(crate) async fn get(db: &IdbDatabase, place: Place) -> Result<Answer, StoreError> {
    let name = store_of(place.0);
    let transaction = Strict::reading(db, &[name])?;
    let bytes = read::one(&transaction, name, chunk(place)).await?;
    transaction.finish().await?;
    Ok(Answer::Meta(bytes))
}

/// Deletes a file.
pub(crate) async fn forget(db: &IdbDatabase, file: FileId) -> Result<Answer, StoreError> {
    let transaction = Strict::writing(db, &[FILES, OUTGOING, FETCHED])?;
    let wrote = drop_whole(&transaction, file);
    write::end(transaction, wrote).await
}

/// Deletes outgoing chunks without a mark.
pub(crate) async fn tidy(db: &IdbDatabase) -> Result<Answer, StoreError> {
    let transaction = Strict::writing(db, &[FILES, OUTGOING])?;
    let marked: BTreeSet<FileId> = ids(&transaction.store(FILES)?, FILES).await?;
    let outgoing = transaction.store(OUTGOING)?;
    let kept = ids(&outgoing, OUTGOING).await?;
    let wrote = kept
        .difference(&marked)
        .try_for_each(|file| drop_chunks(&outgoing, *file));
    write::end(transaction, wrote).await
}

/// Reads the marks.
pub(crate) async fn marks(transaction: &Strict) -> Result<Vec<(FileId, Vec<u8>)>, StoreError> {
    let mut marks = Vec::new();
    for file in ids(&transaction.store(FILES)?, FILES).await? {
        let mark = read::one(transaction, FILES, named(file)).await?;
        marks.extend(mark.map(|mark| (file, mark)));
    }
    Ok(marks)
}

/// Names the files of which something was fetched.
pub(crate) async fn fetched(transaction: &Strict) -> Result<Vec<FileId>, StoreError> {
    let files = ids(&transaction.store(FETCHED)?, FETCHED).await?;
    Ok(files.into_iter().collect())
}

/// Deletes what a batch says is gone.
pub(crate) fn drop_gone(transaction: &Strict, batch: &Batch) -> Result<(), StoreError> {
    for file in &batch.files_gone {
        drop_whole(transaction, *file)?;
    }
    for file in &batch.fetched_gone {
        drop_chunks(&transaction.store(FETCHED)?, *file)?;
    }
    Ok(())
}

fn drop_whole(transaction: &Strict, file: FileId) -> Result<(), StoreError> {
    let files = transaction.store(FILES)?;
    files
        .delete(named(file))
        .map_err(|error| failure::of(&error))?;
    drop_chunks(&transaction.store(OUTGOING)?, file)?;
    drop_chunks(&transaction.store(FETCHED)?, file)
}

/// Every key of a file begins with its id and a slash; the sign behind it is the zero.
fn drop_chunks(store: &ObjectStore, file: FileId) -> Result<(), StoreError> {
    let (from, to) = (format!("{file}/"), format!("{file}0"));
    let range = KeyRange::bound(&from.into(), &to.into(), None, Some(true));
    let range = range.map_err(|error| failure::of(&error))?;
    store
        .delete(range)
        .map(drop)
        .map_err(|error| failure::of(&error))
}

async fn ids(store: &ObjectStore, name: &str) -> Result<BTreeSet<FileId>, StoreError> {
    let keys = store
        .get_all_keys(None, None)
        .map_err(|error| failure::of(&error))?
        .await
        .map_err(|error| failure::of(&error))?;
    keys.iter().map(|key| id(key, name)).collect()
}

fn id(key: &JsValue, store: &str) -> Result<FileId, StoreError> {
    let text = key.as_string();
    text.as_deref()
        .and_then(|text| text.split('/').next())
        .and_then(FileId::parse)
        .ok_or_else(|| StoreError::Damaged(format!("{store} holds a key that is no file")))
}

const fn store_of(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Outgoing => OUTGOING,
        Shelf::Fetched => FETCHED,
    }
}

fn named(file: FileId) -> JsValue {
    JsValue::from_str(&file.to_string())
}

fn chunk((_, file, n): Place) -> JsValue {
    JsValue::from_str(&format!("{file}/{n:05}"))
}

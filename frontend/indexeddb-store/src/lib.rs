#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod failure;
mod files;
mod migrations;
mod read;
mod schema;
mod strict;
mod write;

use sync::store::StoreError;
use sync::store::device::{Answer, Request};
use web_sys::IdbDatabase;

use crate::schema::{ALL, Closing, DATA};

/// One open database of the browser profile.
pub struct IndexedDb {
    db: IdbDatabase,
    _closing: Closing,
}

impl IndexedDb {
    /// Opens the database of the given name, making or upgrading it first.
    ///
    /// # Errors
    /// Fails when the browser refuses to store data, as in some private windows.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let (db, closing) = schema::open(name).await?;
        Ok(Self {
            db,
            _closing: closing,
        })
    }

    /// Deletes the database of that name, empty or not; waits until no tab holds it open.
    ///
    /// # Errors
    /// Fails when the browser refuses.
    pub async fn delete(name: &str) -> Result<(), StoreError> {
        schema::delete(name).await
    }

    /// Answers one request in one transaction.
    ///
    /// # Errors
    /// [`StoreError::Full`] when the quota is used up, else as the port says.
    pub async fn execute(&self, request: Request) -> Result<Answer, StoreError> {
        match request {
            Request::Open => read::opened(&self.db).await,
            Request::Pages { from, most } => read::pages(&self.db, from, most).await,
            Request::GetMeta(name) => read::meta(&self.db, &name).await,
            Request::PutMeta(name, value) => write::meta(&self.db, &name, &value).await,
            Request::SaveOps(ops) => write::ops(&self.db, &ops).await,
            Request::SaveFile { ops, file, mark } => {
                files::save(&self.db, &ops, (file, &mark)).await
            }
            Request::PutChunk(shelf, file, n, bytes) => {
                files::put(&self.db, (shelf, file, n), &bytes).await
            }
            Request::GetChunk(shelf, file, n) => files::get(&self.db, (shelf, file, n)).await,
            Request::DropFile(file) => files::forget(&self.db, file).await,
            Request::Tidy => files::tidy(&self.db).await,
            Request::Commit(batch) => write::batch(&self.db, &batch).await,
            Request::Strip => write::clear(&self.db, &DATA).await,
            Request::Wipe => write::clear(&self.db, &ALL).await,
        }
    }
}

impl Drop for IndexedDb {
    fn drop(&mut self) {
        self.db.set_onversionchange(None);
        self.db.close();
    }
}

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

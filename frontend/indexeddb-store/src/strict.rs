//! Transactions with durability `strict`, and waiting for their end.

use js_sys::{Array, Function, Object, Promise, Reflect};
use sync::store::StoreError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction};

use crate::failure;

/// One running transaction.
pub(crate) struct Strict {
    inner: IdbTransaction,
    view: idb::Transaction,
    end: Promise,
}

impl Strict {
    /// Begins a transaction that reads.
    pub(crate) fn reading(db: &IdbDatabase, stores: &[&str]) -> Result<Self, StoreError> {
        Self::begin(db, stores, "readonly")
    }

    /// Begins a transaction that writes.
    pub(crate) fn writing(db: &IdbDatabase, stores: &[&str]) -> Result<Self, StoreError> {
        Self::begin(db, stores, "readwrite")
    }

    fn begin(db: &IdbDatabase, stores: &[&str], mode: &str) -> Result<Self, StoreError> {
        let inner = open(db, stores, mode).map_err(|error| failure::of_value(&error))?;
        // Both handlers are in place before the first request can end the transaction.
        let end = Promise::new(&mut |resolve, reject| {
            inner.set_oncomplete(Some(&resolve));
            inner.set_onabort(Some(&reject));
        });
        Ok(Self {
            view: idb::Transaction::from(inner.clone()),
            inner,
            end,
        })
    }

    /// Gives a store of the transaction.
    pub(crate) fn store(&self, name: &str) -> Result<idb::ObjectStore, StoreError> {
        self.view
            .object_store(name)
            .map_err(|error| failure::of(&error))
    }

    /// Waits until everything is on disk.
    pub(crate) async fn finish(self) -> Result<(), StoreError> {
        match JsFuture::from(self.end).await {
            Ok(_) => Ok(()),
            Err(_) => Err(self.inner.error().map_or_else(
                || StoreError::Unknown("the transaction was aborted".to_owned()),
                |exception| failure::of_exception(&exception),
            )),
        }
    }

    /// Gives everything up; nothing of it is kept.
    pub(crate) async fn give_up(self) -> Result<(), StoreError> {
        self.inner
            .abort()
            .map_err(|error| failure::of_value(&error))?;
        // An abort of our own ends with the abort event, which is no failure here.
        drop(JsFuture::from(self.end).await);
        Ok(())
    }
}

fn open(db: &IdbDatabase, stores: &[&str], mode: &str) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction: Function = Reflect::get(db, &"transaction".into())?.dyn_into()?;
    transaction
        .call3(db, &names, &JsValue::from_str(mode), &options)?
        .dyn_into()
}

//! The object stores and how the database is opened.

use idb::event::VersionChangeEvent;
use idb::{Database, DatabaseEvent, Error, Factory};
use sync::store::StoreError;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, IdbDatabase};

use crate::failure;
use crate::migrations;

/// Snapshot pages by number.
pub(crate) const PAGES: &str = "pages";
/// Later changes by number.
pub(crate) const OVERLAY: &str = "overlay";
/// Operations by number.
pub(crate) const OUTBOX: &str = "outbox";
/// Operations that need a decision, by number.
pub(crate) const DECISIONS: &str = "decisions";
/// The cursor, one row.
pub(crate) const CURSOR: &str = "cursor";
/// Values beside the data, by name.
pub(crate) const META: &str = "meta";
/// Marks of outgoing files, by document.
pub(crate) const FILES: &str = "files";
/// Chunks of outgoing files, by document and number.
pub(crate) const OUTGOING: &str = "outgoing";
/// Chunks of fetched files, likewise.
pub(crate) const FETCHED: &str = "fetched";
/// All of them.
pub(crate) const ALL: [&str; 9] = [
    PAGES, OVERLAY, OUTBOX, DECISIONS, CURSOR, META, FILES, OUTGOING, FETCHED,
];

/// What came from elsewhere, and where it ends.
pub(crate) const DATA: [&str; 4] = [PAGES, OVERLAY, CURSOR, FETCHED];

/// The handler that closes the connection for an upgrade; dropped with it.
pub(crate) type Closing = Closure<dyn FnMut(Event)>;

/// Opens the database, upgrading it step by step.
pub(crate) async fn open(name: &str) -> Result<(IdbDatabase, Closing), StoreError> {
    let mut request = Factory::new()
        .and_then(|factory| factory.open(name, Some(migrations::VERSION)))
        .map_err(|error| failure::of(&error))?;
    request.on_upgrade_needed(|event| {
        // A failed step leaves an error on the request, which `await` reports.
        drop(upgrade(&event));
    });
    let database = request.await.map_err(|error| failure::of(&error))?;
    let db = IdbDatabase::from(database);
    let connection = db.clone();
    let closing = Closure::new(move |_event: Event| connection.close());
    db.set_onversionchange(Some(closing.as_ref().unchecked_ref()));
    Ok((db, closing))
}

/// Deletes a database.
pub(crate) async fn delete(name: &str) -> Result<(), StoreError> {
    let request = Factory::new()
        .and_then(|factory| factory.delete(name))
        .map_err(|error| failure::of(&error))?;
    request.await.map_err(|error| failure::of(&error))
}

fn upgrade(event: &VersionChangeEvent) -> Result<(), Error> {
    let database: Database = event.database()?;
    migrations::run(&database, event.old_version()?)
}

use idb::event::VersionChangeEvent;
use idb::{DatabaseEvent, Factory};
use sync::store::device::{Answer, FileId, Request, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use super::v1;
use crate::IndexedDb;

/// Makes a database as version 1 did.
async fn older(name: &str) {
    IndexedDb::delete(name).await.expect("nothing is open");
    let factory = Factory::new().expect("a browser");
    let mut request = factory.open(name, Some(1)).expect("an older version");
    request.on_upgrade_needed(|event: VersionChangeEvent| {
        let database = event.database().expect("a database");
        v1::run(&database).expect("its stores");
    });
    let database = request.await.expect("opened");
    database.close();
}

#[wasm_bindgen_test]
async fn a_database_of_version_1_is_upgraded_and_takes_files() {
    let name = "migrated-from-1";
    older(name).await;
    let store = IndexedDb::open(name).await.expect("upgraded");
    let saved = store.execute(Request::SaveOps(vec![(1, vec![7])])).await;
    assert_eq!(saved, Ok(Answer::Done));
    let place = (Shelf::Outgoing, FileId::v4([1; 16]), 0);
    let put = Request::PutChunk(place.0, place.1, place.2, vec![1, 2]);
    assert_eq!(store.execute(put).await, Ok(Answer::Done));
    let read = Request::GetChunk(place.0, place.1, place.2);
    assert_eq!(
        store.execute(read).await,
        Ok(Answer::Meta(Some(vec![1, 2])))
    );
    let Ok(Answer::Opened(opened)) = store.execute(Request::Open).await else {
        panic!("another answer than asked for");
    };
    assert_eq!(opened.outbox, [(1, vec![7])]);
}

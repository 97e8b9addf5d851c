//! The device port's conformance suite on a real browser's IndexedDB.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

use indexeddb_store::IndexedDb;
use sync::store::conformance;
use sync::store::device::{Answer, Request};
use sync::store::memory::MemoryDevice;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn fresh(name: &str) -> IndexedDb {
    let store = IndexedDb::open(name).await.unwrap();
    store.execute(Request::Wipe).await.unwrap();
    store
}

#[wasm_bindgen_test]
async fn every_case_answers_as_the_memory_store_does() {
    for (number, case) in conformance::device().into_iter().enumerate() {
        let store = fresh(&format!("case-{number}")).await;
        let mut memory = MemoryDevice::default();
        for (step, request) in case.steps.into_iter().enumerate() {
            let expected = memory.execute(request.clone());
            let answer = store.execute(request).await;
            assert_eq!(answer, expected, "{}, step {step}", case.name);
        }
    }
}

#[wasm_bindgen_test]
async fn random_histories_answer_as_the_memory_store_does() {
    for seed in 0..10 {
        let store = fresh(&format!("history-{seed}")).await;
        let mut memory = MemoryDevice::default();
        for (step, request) in conformance::device_history(seed, 60)
            .into_iter()
            .enumerate()
        {
            let expected = memory.execute(request.clone());
            let answer = store.execute(request).await;
            assert_eq!(answer, expected, "seed {seed}, step {step}");
        }
    }
}

#[wasm_bindgen_test]
async fn what_was_saved_is_there_after_the_connection_was_closed() {
    let store = fresh("reopened").await;
    let saved = vec![(1, vec![7, 7]), (2, Vec::new())];
    let answer = store.execute(Request::SaveOps(saved.clone())).await;
    assert_eq!(answer, Ok(Answer::Done));
    drop(store);

    let store = IndexedDb::open("reopened").await.unwrap();
    let Answer::Opened(opened) = store.execute(Request::Open).await.unwrap() else {
        panic!("another answer than asked for");
    };
    assert_eq!(opened.outbox, saved);
}

#[wasm_bindgen_test]
async fn two_databases_of_other_names_share_nothing() {
    let (one, other) = (fresh("one").await, fresh("other").await);
    let put = Request::PutMeta("keys".to_owned(), vec![1]);
    assert_eq!(one.execute(put).await, Ok(Answer::Done));
    let read = Request::GetMeta("keys".to_owned());
    assert_eq!(other.execute(read).await, Ok(Answer::Meta(None)));
}

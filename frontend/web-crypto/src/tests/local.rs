use crypto::CryptoError;
use js_sys::Uint8Array;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Stream, keyring};
use crate::{LocalStore, Wrapped};

const SLOT: &str = "page/1";

fn page(length: usize) -> Vec<u8> {
    (0..length).map(|place| place.to_le_bytes()[0]).collect()
}

#[wasm_bindgen_test]
async fn with_the_same_nonce_both_back_ends_seal_the_same_bytes() {
    let keyring = keyring(1);
    let store = LocalStore::of(&keyring).unwrap();
    for length in [0, 1, 64, 1_000, 250_000] {
        let content = page(length);
        let ours = keyring.seal_local(SLOT, &content, &mut Stream(7));
        let theirs = store.seal_local(SLOT, &content, &mut Stream(7)).await;

        assert_eq!(theirs, Ok(ours));
    }
}

#[wasm_bindgen_test]
async fn what_one_back_end_sealed_the_other_opens() {
    let keyring = keyring(1);
    let store = LocalStore::of(&keyring).unwrap();
    let content = page(5_000);
    let ours = keyring.seal_local(SLOT, &content, &mut Stream(1));
    let theirs = store.seal_local(SLOT, &content, &mut Stream(2)).await;

    let opened = store.open_local(SLOT, &ours).await.unwrap();
    assert_eq!(opened, content);
    let opened = keyring.open_local(SLOT, &theirs.unwrap()).unwrap();
    assert_eq!(*opened, content);
}

#[wasm_bindgen_test]
async fn t2_a_page_opens_in_no_other_slot_and_at_no_other_device() {
    let (one, other) = (keyring(1), keyring(2));
    let sealed = one.seal_local(SLOT, b"rows", &mut Stream(1));
    let store = LocalStore::of(&one).unwrap();
    let moved = store.open_local("page/2", &sealed).await;
    let foreign = LocalStore::of(&other).unwrap();
    let foreign = foreign.open_local(SLOT, &sealed).await;

    assert_eq!(moved.err(), Some(CryptoError::Refused));
    assert_eq!(foreign.err(), Some(CryptoError::Refused));
}

#[wasm_bindgen_test]
async fn t4_both_back_ends_refuse_the_same_changed_and_cut_bytes() {
    let keyring = keyring(1);
    let store = LocalStore::of(&keyring).unwrap();
    let sealed = keyring.seal_local(SLOT, b"rows", &mut Stream(1));
    for place in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[place] ^= 1;
        for bytes in [&changed[..], &sealed[..place]] {
            let ours = keyring.open_local(SLOT, bytes).err();
            let theirs = store.open_local(SLOT, bytes).await.err();
            assert!(ours.is_some());
            assert_eq!(theirs, ours, "{place}");
        }
    }
    let longer = [sealed.as_slice(), &[0]].concat();
    let refused = store.open_local(SLOT, &longer).await.err();
    assert_eq!(refused, Some(CryptoError::Refused));
}

fn buffers<'a>(pages: impl Iterator<Item = &'a Vec<u8>>) -> Vec<(String, Uint8Array)> {
    pages
        .enumerate()
        .map(|(number, page)| (format!("page/{number}"), Uint8Array::from(&page[..])))
        .collect()
}

#[wasm_bindgen_test]
async fn many_pages_at_once_come_back_in_their_order() {
    let keyring = keyring(1);
    let store = LocalStore::of(&keyring).unwrap();
    let pages: Vec<Vec<u8>> = (0..40).map(|number| page(number * 997)).collect();
    let sealed = store.seal_all(buffers(pages.iter()), &mut Stream(1)).await;
    let mut sealed: Vec<Vec<u8>> = sealed.unwrap().iter().map(Wrapped::to_vec).collect();
    let opened = store.open_all(buffers(sealed.iter())).await.unwrap();

    for (number, page) in pages.iter().enumerate() {
        let slot = format!("page/{number}");
        assert_eq!(*page, opened[number].to_vec());
        assert_eq!(*page, *keyring.open_local(&slot, &sealed[number]).unwrap());
    }
    sealed[17][50] ^= 1;
    let refused = store.open_all(buffers(sealed.iter())).await.err();
    assert_eq!(refused, Some(CryptoError::Refused));
}

#[wasm_bindgen_test]
fn a_store_knows_whose_it_is() {
    let (one, other) = (keyring(1), keyring(2));
    let store = LocalStore::of(&one).unwrap();

    assert!(store.belongs_to(&one) && !store.belongs_to(&other));
}

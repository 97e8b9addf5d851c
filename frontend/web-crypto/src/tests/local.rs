use crypto::CryptoError;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Stream, keyring};
use crate::LocalStore;

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
    assert_eq!(*opened, content);
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

#[wasm_bindgen_test]
async fn many_pages_at_once_come_back_in_their_order() {
    let keyring = keyring(1);
    let store = LocalStore::of(&keyring).unwrap();
    let pages: Vec<(String, Vec<u8>)> = (0..40)
        .map(|number| (format!("page/{number}"), page(number * 997)))
        .collect();
    let slots = || pages.iter().map(|(slot, _)| slot.as_str());
    let plain = slots().zip(pages.iter().map(|(_, page)| &page[..]));
    let sealed = store.seal_all(plain, &mut Stream(1)).await.unwrap();
    let whole = slots().zip(sealed.iter().map(Vec::as_slice));
    let opened = store.open_all(whole).await.unwrap();

    for ((_, page), opened) in pages.iter().zip(&opened) {
        assert_eq!(page, &**opened);
    }
    let mut spoiled = sealed.clone();
    spoiled[17][50] ^= 1;
    let spoiled = slots().zip(spoiled.iter().map(Vec::as_slice));
    let refused = store.open_all(spoiled).await.err();
    assert_eq!(refused, Some(CryptoError::Refused));
}

#[wasm_bindgen_test]
fn a_store_knows_whose_it_is() {
    let (one, other) = (keyring(1), keyring(2));
    let store = LocalStore::of(&one).unwrap();

    assert!(store.belongs_to(&one) && !store.belongs_to(&other));
}

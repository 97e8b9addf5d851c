//! Pages through WebCrypto, as the worker answers them.

use std::cell::RefCell;

use domain::Bytes;
use futures::future::join;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::found;
use crate::vault::message::{Answer, Ask, Why};
use crate::vault_worker::cabinet::Cabinet;
use crate::vault_worker::local::answer;

const PIN: &str = "246810";

fn parts(bytes: &[u8]) -> Vec<(String, Bytes)> {
    vec![("page/1".to_owned(), Bytes(bytes.to_vec()))]
}

fn open_vault() -> RefCell<Cabinet> {
    let mut cabinet = Cabinet::default();
    found(&mut cabinet);
    RefCell::new(cabinet)
}

fn bytes(answer: Result<Answer, Why>) -> Result<Vec<u8>, Why> {
    let Answer::Local(mut all) = answer? else {
        panic!("another answer");
    };
    Ok(all.pop().expect("one page was asked for").0)
}

async fn sealed(cabinet: &RefCell<Cabinet>, page: &[u8]) -> Vec<u8> {
    let sealed = answer(cabinet, Ask::SealLocal(parts(page))).await;
    bytes(sealed).expect("an open vault seals")
}

fn hand_over(cabinet: &RefCell<Cabinet>) {
    let handed = cabinet
        .borrow_mut()
        .answer(Ask::HandOver(Some(PIN.to_owned())));
    assert!(matches!(handed, Ok(Answer::HandedOver)));
}

#[wasm_bindgen_test]
async fn pages_of_either_back_end_open_in_the_other() {
    let cabinet = open_vault();
    let by_browser = sealed(&cabinet, b"rows").await;
    let by_crypto = cabinet.borrow_mut().answer(Ask::SealLocal(parts(b"rows")));
    let by_crypto = bytes(by_crypto).expect("an open vault seals");

    let opened = answer(&cabinet, Ask::OpenLocal(parts(&by_crypto))).await;
    assert_eq!(bytes(opened), Ok(b"rows".to_vec()));
    let opened = cabinet
        .borrow_mut()
        .answer(Ask::OpenLocal(parts(&by_browser)));
    assert_eq!(bytes(opened), Ok(b"rows".to_vec()));
    assert_ne!(by_browser, by_crypto);
}

#[wasm_bindgen_test]
async fn a_closed_vault_has_no_page_to_give() {
    let cabinet = RefCell::new(Cabinet::default());
    for ask in [Ask::SealLocal(parts(b"a")), Ask::OpenLocal(parts(b"a"))] {
        assert_eq!(bytes(answer(&cabinet, ask).await), Err(Why::Locked));
    }
}

#[wasm_bindgen_test]
async fn a_customer_saves_and_opens_nothing_until_the_pin() {
    let cabinet = open_vault();
    let before = sealed(&cabinet, b"rows").await;
    hand_over(&cabinet);

    let saved = sealed(&cabinet, b"act").await;
    for page in [&before, &saved] {
        let refused = answer(&cabinet, Ask::OpenLocal(parts(page))).await;
        assert_eq!(bytes(refused), Err(Why::Locked));
    }
    let back = answer(&cabinet, Ask::TakeBack(PIN.to_owned())).await;
    assert!(matches!(back, Ok(Answer::TakenBack)));
    let opened = answer(&cabinet, Ask::OpenLocal(parts(&saved))).await;
    assert_eq!(bytes(opened), Ok(b"act".to_vec()));
}

#[wasm_bindgen_test]
async fn a_page_on_its_way_is_not_given_once_the_tablet_is_handed_over() {
    let cabinet = open_vault();
    let page = sealed(&cabinet, b"rows").await;
    let opening = answer(&cabinet, Ask::OpenLocal(parts(&page)));

    let (opened, ()) = join(opening, async { hand_over(&cabinet) }).await;

    assert_eq!(bytes(opened), Err(Why::Locked));
}

#[wasm_bindgen_test]
async fn another_device_in_the_same_worker_opens_no_page_of_the_one_before() {
    let cabinet = open_vault();
    let page = sealed(&cabinet, b"rows").await;
    found(&mut cabinet.borrow_mut());

    let refused = answer(&cabinet, Ask::OpenLocal(parts(&page))).await;

    assert_eq!(bytes(refused), Err(Why::NotProven));
}

//! Pages through WebCrypto, as the worker answers them.

use std::cell::RefCell;

use domain::Bytes;
use futures::future::join;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::found;
use crate::vault::message::{Answer, Ask, Part, Why};
use crate::vault::{Letter, joined};
use crate::vault_worker::cabinet::Cabinet;
use crate::vault_worker::local::answer;

const PIN: &str = "246810";

type Local = Result<Vec<u8>, Why>;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = structuredClone, catch)]
    fn clone_with(value: &JsValue, options: &Object) -> Result<JsValue, JsValue>;
}

/// What arrives of a posted message.
fn structured_clone(message: &Array, moved: &Array) -> Result<JsValue, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("transfer"), moved)?;
    clone_with(message, &options)
}

/// A question about one page, as the tab puts it: the bytes are beside it.
async fn answered(cabinet: &RefCell<Cabinet>, ask: fn(Vec<Part>) -> Ask, page: &[u8]) -> Local {
    let label = || vec![("page/1".to_owned(), Bytes::default())];
    let buffers = vec![Uint8Array::from(page)];
    let (answer, buffers) = answer(cabinet, ask(label()), buffers).await?;
    let Answer::Local(fronts) = answer else {
        panic!("another answer");
    };
    Ok(joined(fronts, &buffers)
        .pop()
        .expect("one page was asked for"))
}

/// The same question to the back end in Rust.
fn by_crypto(cabinet: &RefCell<Cabinet>, ask: fn(Vec<Part>) -> Ask, page: &[u8]) -> Local {
    let parts = vec![("page/1".to_owned(), Bytes(page.to_vec()))];
    let Answer::Local(mut all) = cabinet.borrow_mut().answer(ask(parts))? else {
        panic!("another answer");
    };
    Ok(all.pop().expect("one page was asked for").0)
}

fn open_vault() -> RefCell<Cabinet> {
    let mut cabinet = Cabinet::default();
    found(&mut cabinet);
    RefCell::new(cabinet)
}

async fn sealed(cabinet: &RefCell<Cabinet>, page: &[u8]) -> Vec<u8> {
    let sealed = answered(cabinet, Ask::SealLocal, page).await;
    sealed.expect("an open vault seals")
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
    let sealed_here = by_crypto(&cabinet, Ask::SealLocal, b"rows").expect("an open vault seals");

    let opened = answered(&cabinet, Ask::OpenLocal, &sealed_here).await;
    assert_eq!(opened, Ok(b"rows".to_vec()));
    let opened = by_crypto(&cabinet, Ask::OpenLocal, &by_browser);
    assert_eq!(opened, Ok(b"rows".to_vec()));
    assert_ne!(by_browser, sealed_here);
}

#[wasm_bindgen_test]
async fn a_closed_vault_has_no_page_to_give() {
    let cabinet = RefCell::new(Cabinet::default());
    for ask in [Ask::SealLocal, Ask::OpenLocal] {
        assert_eq!(answered(&cabinet, ask, b"a").await, Err(Why::Locked));
    }
}

#[wasm_bindgen_test]
async fn a_part_without_its_bytes_is_refused() {
    let cabinet = open_vault();
    let page = vec![("page/1".to_owned(), Bytes::default())];
    for ask in [Ask::SealLocal, Ask::OpenLocal, Ask::AdoptLocal] {
        let refused = answer(&cabinet, ask(page.clone()), Vec::new()).await;
        assert_eq!(refused.map(drop), Err(Why::NotProven));
    }
}

#[wasm_bindgen_test]
async fn a_message_arrives_whole_and_its_buffers_are_moved() {
    let page = Uint8Array::from(&b"rows"[..]);
    let letter = Letter {
        number: 7,
        body: vec![1, 2],
        buffers: vec![page.clone()],
    };
    let (message, moved) = letter.write();
    let posted = structured_clone(&message, &moved).expect("buffers can be moved");
    let read = Letter::read(posted).expect("what was written is read");

    assert_eq!((read.number, read.body), (7, vec![1, 2]));
    assert_eq!(read.buffers[0].to_vec(), b"rows");
    assert_eq!(page.length(), 0);
}

#[wasm_bindgen_test]
async fn a_customer_saves_and_opens_nothing_until_the_pin() {
    let cabinet = open_vault();
    let before = sealed(&cabinet, b"rows").await;
    hand_over(&cabinet);

    let saved = sealed(&cabinet, b"act").await;
    for page in [&before, &saved] {
        let refused = answered(&cabinet, Ask::OpenLocal, page).await;
        assert_eq!(refused, Err(Why::Locked));
    }
    let pin = Ask::TakeBack(PIN.to_owned());
    let (back, _) = answer(&cabinet, pin, Vec::new()).await.expect("the PIN");
    assert!(matches!(back, Answer::TakenBack));
    let opened = answered(&cabinet, Ask::OpenLocal, &saved).await;
    assert_eq!(opened, Ok(b"act".to_vec()));
}

#[wasm_bindgen_test]
async fn a_page_on_its_way_is_not_given_once_the_tablet_is_handed_over() {
    let cabinet = open_vault();
    let page = sealed(&cabinet, b"rows").await;
    let opening = answered(&cabinet, Ask::OpenLocal, &page);

    let (opened, ()) = join(opening, async { hand_over(&cabinet) }).await;

    assert_eq!(opened, Err(Why::Locked));
}

#[wasm_bindgen_test]
async fn another_device_in_the_same_worker_opens_no_page_of_the_one_before() {
    let cabinet = open_vault();
    let page = sealed(&cabinet, b"rows").await;
    found(&mut cabinet.borrow_mut());

    let refused = answered(&cabinet, Ask::OpenLocal, &page).await;

    assert_eq!(refused, Err(Why::NotProven));
}

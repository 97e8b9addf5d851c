//! Stretching in a worker of its own; here its script is not served, unless a test brings one.

use std::cell::RefCell;

use crypto::passphrase::{Params, Stretched};
use futures::future::join;
use js_sys::{Function, Uint8Array};
use sync::message::account::KdfParams;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{PASSPHRASE, found};
use crate::vault::message::{Answer, Ask, Founded, Why};
use crate::vault_worker::cabinet::{Cabinet, kdf};
use crate::vault_worker::local::answer;
use crate::vault_worker::stretching::{Nested, stretch};

const PIN: &str = "135791";
const OTHER: &str = "another passphrase of some length";
const CHEAP: Params = Params {
    memory_kib: 19 * 1024,
    passes: 2,
    lanes: 1,
    salt: [1; 16],
};

fn vault() -> (RefCell<Cabinet>, Founded) {
    let mut cabinet = Cabinet::default();
    let founded = found(&mut cabinet);
    (RefCell::new(cabinet), founded)
}

async fn stretched(
    cabinet: &RefCell<Cabinet>,
    passphrase: &str,
    highest: Option<KdfParams>,
) -> Result<Answer, Why> {
    let ask = Ask::Stretch {
        passphrase: passphrase.to_owned(),
        kdf: kdf(&CHEAP),
        highest,
    };
    let (answer, _) = answer(cabinet, ask, Vec::new()).await?;
    Ok(answer)
}

fn auth(passphrase: &str) -> Vec<u8> {
    let stretched = crypto::passphrase::stretch(passphrase, &CHEAP).expect("parameters in range");
    stretched.auth().to_vec()
}

fn is_auth(answer: &Result<Answer, Why>, passphrase: &str) -> bool {
    matches!(answer, Ok(Answer::Auth(given)) if given.0 == auth(passphrase))
}

fn hand_over(cabinet: &RefCell<Cabinet>) {
    let handed = cabinet
        .borrow_mut()
        .answer(Ask::HandOver(Some(PIN.to_owned())));
    assert!(matches!(handed, Ok(Answer::HandedOver)));
}

/// A script that answers the worker's only message.
fn script(answer: &str) -> String {
    let text = format!("addEventListener('message', ({{ data }}) => {{ {answer} }});");
    let kept = "return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));";
    let keep = Function::new_with_args("text", kept);
    let address = keep.call1(&JsValue::UNDEFINED, &JsValue::from(text));
    address
        .ok()
        .and_then(|address| address.as_string())
        .expect("an address")
}

async fn said(answer: &str) -> Option<Stretched> {
    let started = Nested::start(&script(answer), PASSPHRASE, &CHEAP);
    let (_nested, answered) = started.expect("a window starts workers");
    answered.await.ok().flatten()
}

#[wasm_bindgen_test]
async fn without_a_worker_it_is_stretched_on_the_spot_and_opens_the_device() {
    let (cabinet, founded) = vault();
    let ask = Ask::Stretch {
        passphrase: PASSPHRASE.to_owned(),
        kdf: founded.device.kdf.clone(),
        highest: None,
    };
    let (given, _) = answer(&cabinet, ask, Vec::new()).await.expect("stretched");
    assert!(matches!(given, Answer::Auth(auth) if auth == founded.auth));
    assert!(cabinet.borrow().nested.is_none());
    let unlock = Ask::Unlock(Box::new(founded.device));
    let opened = cabinet.borrow_mut().answer(unlock);
    assert!(matches!(opened, Ok(Answer::Unlocked)));
}

#[wasm_bindgen_test]
async fn cheaper_parameters_than_seen_before_start_no_worker() {
    let (cabinet, founded) = vault();
    let refused = stretched(&cabinet, PASSPHRASE, Some(founded.device.kdf)).await;
    assert!(matches!(refused, Err(Why::Parameters)));
}

#[wasm_bindgen_test]
async fn two_at_once_are_stretched_one_after_the_other() {
    let (cabinet, _) = vault();
    let both = join(
        stretched(&cabinet, PASSPHRASE, None),
        stretched(&cabinet, OTHER, None),
    );
    let (one, other) = both.await;
    assert!(is_auth(&one, PASSPHRASE) && is_auth(&other, OTHER));
}

#[wasm_bindgen_test]
async fn a_hand_over_ends_what_is_stretched_and_what_waits_for_its_turn() {
    let (cabinet, founded) = vault();
    let running = stretched(&cabinet, PASSPHRASE, None);
    let waiting = stretched(&cabinet, PASSPHRASE, None);

    let both = join(running, waiting);
    let ((running, waiting), ()) = join(both, async { hand_over(&cabinet) }).await;

    assert!(matches!(
        (running, waiting),
        (Err(Why::Locked), Err(Why::Locked))
    ));
    assert!(cabinet.borrow().nested.is_none());
    let mut cabinet = cabinet.borrow_mut();
    let back = cabinet.answer(Ask::TakeBack(PIN.to_owned()));
    assert!(matches!(back, Ok(Answer::TakenBack)));
    let unlock = cabinet.answer(Ask::Unlock(Box::new(founded.device)));
    assert!(matches!(unlock, Err(Why::PassphraseWrong)));
}

#[wasm_bindgen_test]
async fn the_worker_gets_module_and_order_and_its_answer_is_taken_across() {
    let mirror = "
        const [module, typed, memory, passes, lanes, salt] = data;
        const whole = module instanceof WebAssembly.Module && new TextDecoder().decode(typed);
        const numbers = [memory, passes, lanes, ...salt].join();
        postMessage(new Uint8Array(32).fill(whole.length + numbers.length));";
    let lengths = PASSPHRASE.len() + "19456,2,1".len() + 16 * 2;
    let mut sent = [u8::try_from(lengths).expect("a short text"); 32];
    let expected = Stretched::arrived(&mut sent).expect("32 bytes");

    let arrived = said(mirror).await.expect("an answer");

    assert_eq!(arrived.auth(), expected.auth());
}

#[wasm_bindgen_test]
async fn a_worker_that_fails_says_nothing() {
    for failing in [
        "postMessage(null);",
        "postMessage(new Uint8Array(31));",
        "throw new Error('planted');",
    ] {
        assert!(said(failing).await.is_none(), "{failing}");
    }
}

#[wasm_bindgen_test]
async fn who_ends_the_worker_leaves_nobody_waiting() {
    let started = Nested::start(&script("for (;;) {}"), PASSPHRASE, &CHEAP);
    let (nested, answered) = started.expect("a window starts workers");
    drop(nested);
    assert!(answered.await.is_err());
}

#[wasm_bindgen_test]
fn the_worker_wipes_the_passphrase_it_was_sent() {
    let sent = Uint8Array::from(PASSPHRASE.as_bytes());
    let mut stretched = stretch(&sent, &CHEAP).expect("stretched").to_vec();
    assert_eq!(sent.to_vec(), vec![0; PASSPHRASE.len()]);
    let arrived = Stretched::arrived(&mut stretched).expect("32 bytes");
    assert_eq!(arrived.auth().to_vec(), auth(PASSPHRASE));
}

#[wasm_bindgen_test]
fn what_is_no_text_or_too_cheap_is_not_stretched() {
    let weak = Params { passes: 1, ..CHEAP };
    assert!(stretch(&Uint8Array::from([0xff].as_slice()), &CHEAP).is_none());
    assert!(stretch(&Uint8Array::from(PASSPHRASE.as_bytes()), &weak).is_none());
}

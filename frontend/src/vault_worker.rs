//! The vault's own thread: the only code that calls the keyring.

pub(crate) mod cabinet;
mod claim;
mod enrol;
mod fields;
mod found;
mod handed_over;
mod local;
mod passphrase;
mod recovery;
mod secrets;
mod signing;
#[cfg(test)]
pub(crate) mod tests;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::vault::message::{Answer, Ask, Why};
use crate::vault::unpack;
use cabinet::Cabinet;

/// Listens until the tab ends the worker.
pub(crate) fn serve() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let cabinet = Rc::new(RefCell::new(Cabinet::default()));
    let answering = scope.clone();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some((number, body)) = event.data().dyn_ref::<Array>().and_then(unpack) {
            let (cabinet, answering) = (Rc::clone(&cabinet), answering.clone());
            spawn_local(async move {
                let answer = answer(&cabinet, &body).await;
                reply(&answering, number, &answer);
            });
        }
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // The worker lives as long as its listener.
    listen.forget();
    drop(scope.post_message(&JsValue::from_str("ready")));
}

async fn answer(cabinet: &RefCell<Cabinet>, body: &[u8]) -> Answer {
    let Ok(ask) = postcard::from_bytes::<Ask>(body) else {
        return Answer::Refused(Why::NotProven);
    };
    let answer = local::answer(cabinet, ask).await;
    answer.unwrap_or_else(Answer::Refused)
}

fn reply(scope: &DedicatedWorkerGlobalScope, number: u32, answer: &Answer) {
    let body = postcard::to_allocvec(answer).expect("answers have known lengths");
    let envelope = Array::of2(&JsValue::from(number), &Uint8Array::from(body.as_slice()));
    // A tab that went away wants no answer.
    drop(scope.post_message(&envelope));
}

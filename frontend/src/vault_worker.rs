//! The vault's own thread: the only code that calls the keyring.

pub(crate) mod cabinet;
mod claim;
mod enrol;
mod fields;
mod files;
mod found;
mod handed_over;
mod local;
mod pairs;
mod passphrase;
mod recovery;
mod secrets;
mod signing;
mod stretching;
#[cfg(test)]
pub(crate) mod tests;
mod unsent;
mod wrap_again;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use zeroize::Zeroizing;

use crate::vault::Letter;
use crate::vault::message::{Answer, Ask, Why};
use cabinet::Cabinet;
pub(crate) use stretching::stretch;

/// Listens until the tab ends the worker.
pub(crate) fn serve() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let cabinet = Rc::new(RefCell::new(Cabinet::default()));
    let answering = scope.clone();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(letter) = Letter::read(event.data()) {
            let (cabinet, answering) = (Rc::clone(&cabinet), answering.clone());
            spawn_local(async move { reply(&answering, answer(&cabinet, letter).await) });
        }
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // The worker lives as long as its listener.
    listen.forget();
    drop(scope.post_message(&JsValue::from_str("ready")));
}

async fn answer(cabinet: &RefCell<Cabinet>, asked: Letter) -> Letter {
    let ask = postcard::from_bytes::<Ask>(&Zeroizing::new(asked.body));
    let (answer, buffers) = match ask {
        Ok(ask) => local::answer(cabinet, ask, asked.buffers).await,
        Err(_) => Err(Why::NotProven),
    }
    .unwrap_or_else(|why| (Answer::Refused(why), Vec::new()));
    Letter {
        number: asked.number,
        body: postcard::to_allocvec(&answer).expect("answers have known lengths"),
        buffers,
    }
}

fn reply(scope: &DedicatedWorkerGlobalScope, answer: Letter) {
    let (message, moved) = answer.write();
    // A tab that went away wants no answer.
    drop(scope.post_message_with_transfer(&message, &moved));
}

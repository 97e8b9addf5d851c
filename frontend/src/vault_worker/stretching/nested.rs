//! The worker that stretches one passphrase, as the vault's worker sees it.

use std::cell::RefCell;
use std::rc::Rc;

use crypto::passphrase::{Params, Stretched};
use futures::channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// What the worker said; nothing if it could not stretch or was ended.
pub(crate) type Answered = oneshot::Receiver<Option<Stretched>>;

type Waiting = Rc<RefCell<Option<oneshot::Sender<Option<Stretched>>>>>;

/// A running worker; dropping it ends it with its memory.
pub(crate) struct Nested {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Nested {
    /// Starts a worker with one passphrase to stretch, if workers can start workers here.
    pub(crate) fn start(
        script: &str,
        passphrase: &str,
        params: &Params,
    ) -> Option<(Self, Answered)> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script, &options).ok()?;
        let (sender, answered) = oneshot::channel();
        let waiting = Waiting::new(RefCell::new(Some(sender)));
        let on_message = on_message(Rc::clone(&waiting));
        let on_error = on_error(waiting);
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let nested = Self {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        };
        nested.post(passphrase, params).ok()?;
        Some((nested, answered))
    }

    /// Sends what is to be stretched, and the compiled module, so that nothing is compiled twice.
    fn post(&self, passphrase: &str, params: &Params) -> Result<(), JsValue> {
        let passphrase = Uint8Array::from(passphrase.as_bytes());
        let order = Array::new();
        order.push(&wasm_bindgen::module());
        order.push(&passphrase);
        for number in [params.memory_kib, params.passes, params.lanes] {
            order.push(&JsValue::from(number));
        }
        order.push(&Uint8Array::from(params.salt.as_slice()));
        let moved = Array::of1(&passphrase.buffer());
        self.worker.post_message_with_transfer(&order, &moved)
    }
}

impl Drop for Nested {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn on_message(waiting: Waiting) -> Closure<dyn FnMut(MessageEvent)> {
    Closure::new(move |event: MessageEvent| {
        let sent = event.data().dyn_into().ok();
        say(&waiting, sent.as_ref().and_then(arrived));
    })
}

fn on_error(waiting: Waiting) -> Closure<dyn FnMut(Event)> {
    Closure::new(move |event: Event| {
        // Otherwise it goes on to the tab as an error of the vault.
        event.prevent_default();
        say(&waiting, None);
    })
}

fn say(waiting: &Waiting, stretched: Option<Stretched>) {
    if let Some(sender) = waiting.borrow_mut().take() {
        drop(sender.send(stretched));
    }
}

fn arrived(sent: &Uint8Array) -> Option<Stretched> {
    let mut bytes = sent.to_vec();
    sent.fill(0, 0, sent.length());
    Stretched::arrived(&mut bytes).ok()
}

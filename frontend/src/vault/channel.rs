//! The worker and the numbered requests on their way.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::Shared;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::letter::Letter;
use super::message::{Answer, Ask};

const SCRIPT: &str = "/vault.js";

type Waiting = Rc<RefCell<BTreeMap<u32, oneshot::Sender<Letter>>>>;
type Started = Rc<RefCell<Option<oneshot::Sender<()>>>>;

/// One running worker.
pub(crate) struct Channel {
    worker: Worker,
    waiting: Waiting,
    next: Cell<u32>,
    ready: Shared<oneshot::Receiver<()>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Channel {
    /// Starts a worker.
    pub(crate) fn start() -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(SCRIPT, &options).ok()?;
        let waiting = Waiting::default();
        let (sender, ready) = oneshot::channel();
        let started = Started::new(RefCell::new(Some(sender)));
        let on_message = on_message(Rc::clone(&waiting), Rc::clone(&started));
        let on_error = on_error(Rc::clone(&waiting), started);
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            waiting,
            next: Cell::new(0),
            ready: ready.shared(),
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Ends the worker with all it holds; open questions get no answer.
    pub(crate) fn end(&self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        self.waiting.borrow_mut().clear();
    }

    /// Sends a request with the buffers beside it, which are moved; nothing comes back when the
    /// worker ended.
    pub(crate) async fn ask(
        &self,
        ask: &Ask,
        buffers: Vec<Uint8Array>,
    ) -> Option<(Answer, Vec<Uint8Array>)> {
        self.ready.clone().await.ok()?;
        let number = self.next.get();
        self.next.set(number.wrapping_add(1));
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().insert(number, sender);
        let letter = Letter {
            number,
            body: postcard::to_allocvec(ask).ok()?,
            buffers,
        };
        let (message, moved) = letter.write();
        let posted = self.worker.post_message_with_transfer(&message, &moved);
        posted.ok()?;
        let answer = receiver.await.ok()?;
        Some((postcard::from_bytes(&answer.body).ok()?, answer.buffers))
    }
}

fn on_message(waiting: Waiting, started: Started) -> Closure<dyn FnMut(MessageEvent)> {
    Closure::new(move |event: MessageEvent| {
        let Some(letter) = Letter::read(event.data()) else {
            // The first message only says that the worker listens.
            if let Some(started) = started.borrow_mut().take() {
                started.send(()).unwrap_or_default();
            }
            return;
        };
        if let Some(sender) = waiting.borrow_mut().remove(&letter.number) {
            drop(sender.send(letter));
        }
    })
}

fn on_error(waiting: Waiting, started: Started) -> Closure<dyn FnMut(Event)> {
    Closure::new(move |_event: Event| {
        // Whoever waits learns that nothing will come.
        started.borrow_mut().take();
        waiting.borrow_mut().clear();
    })
}

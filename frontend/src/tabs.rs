//! What the tabs of one profile tell each other.

use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::account::Flow;
use crate::desk::Desk;
use crate::environment::member;

const NAME: &str = "souhlas-tabs";
const CLOSE: &str = "close";

/// The way to the other tabs; without one a browser has only its Web Locks.
pub(crate) struct Tabs(Option<JsValue>);

impl Tabs {
    /// Opens the way.
    pub(crate) fn open() -> Self {
        let channel = member(&js_sys::global(), "BroadcastChannel")
            .and_then(|class| class.dyn_into::<Function>().ok())
            .and_then(|class| Reflect::construct(&class, &Array::of1(&NAME.into())).ok());
        Self(channel)
    }

    /// Has the others drop their keys and everything that was open (specification H-1).
    pub(crate) fn close_others(&self) {
        let Some(channel) = &self.0 else { return };
        let post = member(channel, "postMessage").and_then(|post| post.dyn_into::<Function>().ok());
        if let Some(post) = post {
            // A channel that is closed has nobody to tell.
            drop(post.call1(channel, &CLOSE.into()));
        }
    }
}

/// Closes this tab's vault when another one says so.
pub(crate) fn watch(desk: &Rc<Desk>) {
    let Some(channel) = &desk.tabs.0 else { return };
    let listening = Rc::clone(desk);
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let what = member(&event, "data").and_then(|data| data.as_string());
        if what.as_deref() == Some(CLOSE) {
            close(&listening);
        }
    });
    let set = Reflect::set(channel, &"onmessage".into(), heard.as_ref());
    if set.is_ok() {
        // The tab listens as long as it lives.
        heard.forget();
    }
}

fn close(desk: &Desk) {
    desk.close();
    *desk.flow.borrow_mut() = Flow::None;
    // A tab that never held the data goes on showing that.
    if desk.profiles().is_ok() {
        desk.show_closed();
    }
}

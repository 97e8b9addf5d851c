//! One tab of a profile has the data open; Web Locks say which.

use futures::channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::environment::{member, navigator, promise};

const NAME: &str = "souhlas-replica";

/// How the lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Only if no other tab has it.
    IfFree,
    /// In any case; the other tab loses it.
    TakeOver,
}

/// What came of asking.
pub(crate) enum Lead {
    /// This tab leads until the receiver ends.
    Leads(oneshot::Receiver<()>),
    /// Another tab leads.
    Follows,
}

/// Asks for the lock; it is held until the tab closes or another one takes over.
pub(crate) async fn ask(ask: Ask) -> Lead {
    let Some(locks) = member(&navigator(), "locks") else {
        // Without Web Locks there is no second opinion; the store's own numbers still guard.
        let (keep, lost) = oneshot::channel();
        core::mem::forget(keep);
        return Lead::Leads(lost);
    };
    let (granted, answer) = oneshot::channel();
    let (end, lost) = oneshot::channel();
    let Some(held) = request(&locks, ask, granted) else {
        return Lead::Follows;
    };
    spawn_local(async move {
        // Ends only when the lock is stolen: the holder never resolves by itself.
        drop(JsFuture::from(held).await);
        drop(end);
    });
    if answer.await.unwrap_or(false) {
        Lead::Leads(lost)
    } else {
        Lead::Follows
    }
}

fn request(locks: &JsValue, ask: Ask, granted: oneshot::Sender<bool>) -> Option<Promise> {
    let options = Object::new();
    let option = match ask {
        Ask::IfFree => "ifAvailable",
        Ask::TakeOver => "steal",
    };
    Reflect::set(&options, &option.into(), &JsValue::TRUE).ok()?;
    let on_lock = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let free = !lock.is_null() && !lock.is_undefined();
        // A receiver that went away means that nobody wants the lock any more.
        let wanted = granted.send(free).is_ok();
        if free && wanted {
            return Promise::new(&mut |_resolve, _reject| {}).into();
        }
        JsValue::UNDEFINED
    });
    let request: Function = member(locks, "request")?.dyn_into().ok()?;
    promise(
        request
            .call3(locks, &JsValue::from_str(NAME), &options, &on_lock)
            .ok()?,
    )
}

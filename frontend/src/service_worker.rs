//! The service worker: registered at start, its new versions offered, never forced.

use app::replica::Replica;
use leptos::prelude::Set;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, ServiceWorkerContainer};

use crate::clock;
use crate::environment::{member, navigator, window};

const SCRIPT: &str = "/sw.js";

/// How long the take-over may last before the page reloads in any case.
const TAKE_OVER_MS: u32 = 3_000;

/// How often a page that stays open asks for a new version.
const LOOK_MS: u32 = 15 * 60 * 1000;

/// Registers the worker and says when a new version waits.
pub(crate) fn register(replica: Replica) {
    let Some(container) = container() else { return };
    listen(&container, replica);
    spawn_local(async move {
        if JsFuture::from(container.register(SCRIPT)).await.is_err() {
            return;
        }
        loop {
            say(&container, "look for an update");
            clock::wait(LOOK_MS).await;
        }
    });
}

/// Lets the waiting version take over and loads it.
pub(crate) fn apply_update() {
    let Some(container) = container() else {
        reload();
        return;
    };
    say(&container, "take over");
    spawn_local(async {
        clock::wait(TAKE_OVER_MS).await;
        reload();
    });
}

/// Private windows and plain http outside loopback have none.
fn container() -> Option<ServiceWorkerContainer> {
    member(&navigator(), "serviceWorker")?.dyn_into().ok()
}

fn say(container: &ServiceWorkerContainer, words: &str) {
    if let Some(worker) = container.controller() {
        // A worker that is just being replaced hears it next time.
        drop(worker.post_message(&JsValue::from_str(words)));
    }
}

fn listen(container: &ServiceWorkerContainer, replica: Replica) {
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match event.data().as_string().as_deref() {
            Some("update ready") => {
                replica.update_ready.set(true);
                replica.update_refused.set(false);
            }
            Some("update refused") => replica.update_refused.set(true),
            Some("taken over") => reload(),
            Some(_) | None => {}
        }
    });
    container.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // The container lives as long as the page.
    heard.forget();
}

fn reload() {
    // A page that cannot reload itself can still be reloaded by hand.
    drop(window().location().reload());
}

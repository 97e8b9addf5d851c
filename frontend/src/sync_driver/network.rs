//! Whether there is a network, and the hints that come over it.

use std::pin::pin;
use std::rc::Rc;

use futures::future::{Either, select};
use sync::client::Input;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::{input, online, restored};
use crate::desk::Desk;
use crate::transport::live;
use crate::{clock, environment, random};

const FIRST_PAUSE_MS: u32 = 1_000;
const LONGEST_PAUSE_MS: u32 = 15_000;
const CLOSED_CHECK_MS: u32 = 1_000;

/// Passes on what the browser says about the network.
pub(crate) fn watch(desk: &Rc<Desk>) {
    for kind in ["online", "offline"] {
        let desk = Rc::clone(desk);
        let changed = Closure::<dyn FnMut(Event)>::new(move |_event: Event| {
            input(&desk, online());
        });
        let listening = environment::window()
            .add_event_listener_with_callback(kind, changed.as_ref().unchecked_ref());
        if listening.is_ok() {
            // The window outlives everything that listens to it.
            changed.forget();
        }
    }
}

/// Listens for hints while the replica is open; a broken connection is made again.
pub(super) fn live(desk: &Rc<Desk>, session: u64) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let mut pause = FIRST_PAUSE_MS;
        while desk.is_current(session) {
            let signed_in = desk.with(|open| open.signed_in).unwrap_or(false);
            if environment::is_online() && signed_in && listen(&desk, session).await {
                pause = FIRST_PAUSE_MS;
            }
            clock::wait(pause + random::below(pause)).await;
            pause = (pause * 2).min(LONGEST_PAUSE_MS);
        }
    });
}

/// Listens until the connection ends, or until the vault closes: a locked tab keeps no socket.
async fn listen(desk: &Rc<Desk>, session: u64) -> bool {
    let hinted = Rc::clone(desk);
    let hints = live::listen(move |head| {
        if hinted.is_current(session) {
            input(&hinted, Input::Hint { head });
            restored::look(&hinted);
        }
    });
    let stood = match select(pin!(hints), pin!(closed(desk, session))).await {
        Either::Left((stood, _)) => stood,
        Either::Right(((), _)) => return false,
    };
    // Hints may have been missed while the connection was gone.
    if stood && desk.is_current(session) {
        input(desk, Input::SyncNow);
    }
    stood
}

async fn closed(desk: &Rc<Desk>, session: u64) {
    while desk.is_current(session) {
        clock::wait(CLOSED_CHECK_MS).await;
    }
}

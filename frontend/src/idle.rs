//! The vault closes itself when nobody is there.

use std::cell::Cell;
use std::rc::Rc;

use app::ui::idle_lock::minutes;
use domain::Timestamp;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::desk::Desk;
use crate::{account, clock, environment};

const MINUTE_MS: i64 = 60 * 1000;
const CHECK_MS: u32 = 20_000;

/// Watches for signs of life and locks without them.
pub(crate) fn watch(desk: &Rc<Desk>) {
    let last = Rc::new(Cell::new(clock::now()));
    for sign in ["pointerdown", "keydown", "touchstart", "wheel"] {
        listen(sign, &last);
    }
    let desk = Rc::clone(desk);
    spawn_local(async move {
        loop {
            clock::wait(CHECK_MS).await;
            let limit = i64::from(minutes()) * MINUTE_MS;
            if is_over(last.get(), clock::now(), limit) && desk.is_open() {
                account::lock::lock(&desk).await;
            }
        }
    });
}

/// A clock that was set back counts as life: it must not lock someone at work.
fn is_over(last: Timestamp, now: Timestamp, limit_ms: i64) -> bool {
    now.as_millis().saturating_sub(last.as_millis()) >= limit_ms
}

fn listen(sign: &str, last: &Rc<Cell<Timestamp>>) {
    let last = Rc::clone(last);
    let note = Closure::<dyn FnMut(Event)>::new(move |_event: Event| last.set(clock::now()));
    let listening =
        environment::window().add_event_listener_with_callback(sign, note.as_ref().unchecked_ref());
    if listening.is_ok() {
        // The window outlives everything that listens to it.
        note.forget();
    }
}

#[cfg(test)]
mod tests {
    use super::{MINUTE_MS, is_over};
    use domain::Timestamp;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_vault_closes_after_the_idle_time_and_not_before() {
        let last = Timestamp::from_millis(1_000);
        for limit in [MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS] {
            assert!(!is_over(last, last.plus_millis(limit - 1), limit));
            assert!(is_over(last, last.plus_millis(limit), limit));
        }
    }

    #[wasm_bindgen_test]
    fn a_clock_set_back_does_not_lock() {
        let last = Timestamp::from_millis(MINUTE_MS * 2);
        assert!(!is_over(last, Timestamp::from_millis(0), MINUTE_MS));
    }
}

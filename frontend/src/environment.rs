//! What the browser says about itself.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Navigator, Window};

/// The window; there is one wherever this runs, but in the vault's worker.
pub(crate) fn window() -> Window {
    web_sys::window().expect("the replica lives in a window")
}

/// The navigator.
pub(crate) fn navigator() -> Navigator {
    window().navigator()
}

/// Whether the browser believes in a network.
pub(crate) fn is_online() -> bool {
    navigator().on_line()
}

/// Scheme, host and port of the page.
pub(crate) fn origin() -> String {
    window().location().origin().expect("a page has an origin")
}

/// A name for this browser in lists, such as "Chromium on Linux".
pub(crate) fn device_name() -> String {
    sync::message::account::browser_name(&navigator().user_agent().unwrap_or_default())
}

/// Asks the browser to keep the data; says whether it will.
pub(crate) async fn persist_storage() -> bool {
    let Ok(answer) = navigator().storage().persist() else {
        return false;
    };
    JsFuture::from(answer)
        .await
        .ok()
        .and_then(|kept| kept.as_bool())
        .unwrap_or(false)
}

/// Reads a member of a JavaScript object that the bindings hide.
pub(crate) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// Takes a value for a promise, if it is one.
pub(crate) fn promise(value: JsValue) -> Option<Promise> {
    value.dyn_into().ok()
}

//! The clipboard of the browser.

use leptos::prelude::*;

/// Puts a text on the clipboard and says whether that worked.
pub fn copy(text: &str, copied: RwSignal<Option<bool>>) {
    // Pages that are not served securely have no clipboard.
    if !window().is_secure_context() {
        copied.set(Some(false));
        return;
    }
    let written = window().navigator().clipboard().write_text(text);
    leptos::task::spawn_local(async move {
        let outcome = wasm_bindgen_futures::JsFuture::from(written).await;
        let _ = copied.try_set(Some(outcome.is_ok()));
    });
}

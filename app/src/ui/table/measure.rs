//! Heights of a long table, measured and set through the style objects.

use leptos::ev;
use leptos::html::{Div, Tr};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::ui::window::Window;

/// Measures the rows and the visible part after mounting and when the window changes its size.
pub(super) fn keep_measure(
    place: NodeRef<Div>,
    row_height: RwSignal<u32>,
    visible: RwSignal<u32>,
    scrolled: RwSignal<u32>,
    frame: Memo<Window>,
) {
    let measure = move || {
        let Some(place) = place.try_get_untracked().flatten() else {
            return;
        };
        let height = u32::try_from(place.client_height()).unwrap_or(0);
        if height > 0 && visible.get_untracked() != height {
            visible.set(height);
        }
        let row = place
            .query_selector(".table-row")
            .ok()
            .flatten()
            .and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok())
            .map_or(0, |row| u32::try_from(row.offset_height()).unwrap_or(0));
        if row > 0 && row_height.get_untracked() != row {
            row_height.set(row);
        }
    };
    Effect::new(move |seen: Option<bool>| {
        let _ = frame.get();
        let Some(place) = place.get() else {
            return false;
        };
        measure();
        if seen != Some(true) {
            place.set_scroll_top(i32::try_from(scrolled.get_untracked()).unwrap_or(0));
        }
        true
    });
    Effect::new(move |_| {
        let handle = window_event_listener(ev::resize, move |_| measure());
        on_cleanup(move || handle.remove());
    });
}

/// Sets the height of a spacer.
pub(super) fn set_height(row: NodeRef<Tr>, pixels: u32) {
    if let Some(row) = row.get_untracked() {
        let style = row.unchecked_ref::<web_sys::HtmlElement>().style();
        let _ = style.set_property("block-size", &format!("{pixels}px"));
        let _ = if pixels == 0 {
            style.set_property("display", "none")
        } else {
            style.remove_property("display").map(|_| ())
        };
    }
}

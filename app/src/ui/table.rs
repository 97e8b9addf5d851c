//! A table of any length that draws only what is seen.

use std::hash::Hash;
use std::sync::Arc;

use leptos::ev;
use leptos::html::{Div, Tr};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::ui::window::window_at;

/// Draws the cells of a row; the first one is its header.
pub type Cells<T> = Arc<dyn Fn(&T) -> AnyView + Send + Sync>;

const FIRST_GUESS: u32 = 44;

/// A table with a caption whose rows are drawn around the scroll position.
#[component]
pub fn VirtualTable<T, K>(
    /// Its name.
    #[prop(into)]
    caption: Signal<String>,
    /// Names of the columns.
    #[prop(into)]
    columns: Signal<Vec<String>>,
    /// All rows.
    #[prop(into)]
    rows: Signal<Arc<Vec<T>>>,
    /// What tells rows apart.
    key: fn(&T) -> K,
    /// Draws a row's cells.
    cells: Cells<T>,
    /// Where the list is scrolled to; kept by the caller, so that coming back finds the place.
    scrolled: RwSignal<u32>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: Eq + Hash + Clone + Send + Sync + 'static,
{
    let place = NodeRef::<Div>::new();
    let row_height = RwSignal::new(FIRST_GUESS);
    let visible = RwSignal::new(800_u32);
    let frame = Memo::new(move |_| {
        window_at(
            rows.with(|rows| rows.len()),
            row_height.get(),
            scrolled.get(),
            visible.get(),
        )
    });
    keep_measure(place, row_height, visible, scrolled, frame);
    let (above, below) = (NodeRef::<Tr>::new(), NodeRef::<Tr>::new());
    Effect::new(move |_| {
        let frame = frame.get();
        set_height(above, frame.above);
        set_height(below, frame.below);
    });
    let drawn = move || {
        let frame = frame.get();
        rows.with(|rows| {
            let end = frame.end.min(rows.len());
            rows.get(frame.start.min(end)..end)
                .unwrap_or_default()
                .iter()
                .cloned()
                .enumerate()
                .map(|(at, row)| (frame.start + at, row))
                .collect::<Vec<_>>()
        })
    };
    view! {
        <div
            class="table-place"
            node_ref=place
            tabindex="0"
            role="region"
            aria-label=move || caption.get()
            on:scroll=move |event| scrolled.set(scroll_top(&event))
        >
            <table class="table" aria-rowcount=move || rows.with(|rows| rows.len() + 1)>
                <caption class="visually-hidden">{move || caption.get()}</caption>
                <thead>
                    <tr aria-rowindex="1">
                        {move || {
                            columns
                                .get()
                                .into_iter()
                                .map(|name| view! { <th scope="col">{name}</th> })
                                .collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>
                    <tr class="table-space" aria-hidden="true" node_ref=above></tr>
                    <For
                        each=drawn
                        key=move |(at, row)| (*at, key(row))
                        children=move |(at, row)| {
                            view! {
                                <tr class="table-row" aria-rowindex=at + 2>
                                    {cells(&row)}
                                </tr>
                            }
                        }
                    />
                    <tr class="table-space" aria-hidden="true" node_ref=below></tr>
                </tbody>
            </table>
        </div>
    }
}

/// Measures the rows and the visible part after mounting and when the window changes its size.
fn keep_measure(
    place: NodeRef<Div>,
    row_height: RwSignal<u32>,
    visible: RwSignal<u32>,
    scrolled: RwSignal<u32>,
    frame: Memo<crate::ui::window::Window>,
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

fn set_height(row: NodeRef<Tr>, pixels: u32) {
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

fn scroll_top(event: &ev::Event) -> u32 {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .map_or(0, |element| {
            u32::try_from(element.scroll_top()).unwrap_or(0)
        })
}

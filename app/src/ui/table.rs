//! A table of any length that draws only what is seen.

mod measure;

use std::hash::Hash;
use std::sync::Arc;

use leptos::ev;
use leptos::html::{Div, Tr};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::ui::window::window_at;
use measure::{keep_measure, set_height};

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

fn scroll_top(event: &ev::Event) -> u32 {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .map_or(0, |element| {
            u32::try_from(element.scroll_top()).unwrap_or(0)
        })
}

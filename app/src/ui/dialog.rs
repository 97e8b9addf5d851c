//! A question in front of the page; the browser keeps the focus in it and Escape closes it.

use leptos::html;
use leptos::prelude::*;

/// A modal dialog; its content is made anew each time it opens.
#[component]
pub fn Dialog(
    /// Unique on the page.
    #[prop(into)]
    name: String,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it asks.
    children: ChildrenFn,
) -> impl IntoView {
    let id = format!("dialog-{name}");
    let labelled = id.clone();
    let place = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = place.get() else {
            return;
        };
        let wanted = open.get();
        if wanted && !dialog.open() {
            // A dialog that cannot be shown stays closed, and nothing is asked.
            if dialog.show_modal().is_err() {
                open.set(false);
            }
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=place
            aria-labelledby=labelled
            on:close=move |_| open.set(false)
        >
            <h2 id=id>{move || title.get()}</h2>
            {move || open.get().then(|| children())}
        </dialog>
    }
}

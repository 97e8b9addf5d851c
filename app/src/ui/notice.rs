//! What just happened, said once in a polite live region.

use leptos::prelude::*;

/// A status line; empty it says nothing.
#[component]
pub fn Notice(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="notice" role="status" data-empty=move || text.with(String::is_empty).then_some("")>
            {move || text.get()}
        </p>
    }
}

//! Words to compare or to type, numbered, so that none is skipped.

use leptos::prelude::*;

/// A numbered list of words.
#[component]
pub fn Words(
    /// The words, a space between each two.
    #[prop(into)]
    words: String,
    /// What the list is.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    let items = words
        .split(' ')
        .map(|word| view! { <li>{word.to_owned()}</li> })
        .collect_view();
    view! {
        <ol class="words" aria-label=move || name.get() translate="no">
            {items}
        </ol>
    }
}

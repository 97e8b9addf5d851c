//! Icons of the sprite; decoration only, the word stands beside.

use leptos::prelude::*;

/// One icon of `/icons.svg`.
#[component]
pub fn Icon(
    /// Its name in the sprite.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false" width="20" height="20">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}

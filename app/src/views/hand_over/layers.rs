//! The text of a consent in layers.

use domain::privacy::TextVersion;
use leptos::prelude::*;

use crate::Locale;
use crate::i18n::td_string;
use crate::ui::format;

/// The first paragraph at once, the rest one tap away.
#[component]
pub fn TextLayers(text: TextVersion, locale: RwSignal<Locale>) -> impl IntoView {
    let name = td_string!(
        locale.get_untracked(),
        hand_over.version,
        text = text.id.to_string(),
        version = text.version,
        date = format::long_date(locale.get_untracked(), text.published_at)
    );
    let mut blocks = text.blocks.into_iter();
    let first = blocks.next();
    view! {
        <p class="customer-first">{first}</p>
        <details class="customer-more">
            <summary>{move || td_string!(locale.get(), hand_over.read_more)}</summary>
            {blocks.map(|block| view! { <p>{block}</p> }).collect_view()} <p class="muted">{name}</p>
        </details>
    }
}

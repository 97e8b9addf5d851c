//! What the customer will read.

use domain::privacy::TextVersion;
use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::ui::format;

/// The published text, folded away.
#[component]
pub fn Preview(text: TextVersion) -> impl IntoView {
    let i18n = use_i18n();
    let (id, version, published) = (text.id.to_string(), text.version, text.published_at);
    let name = move || {
        t_string!(
            i18n,
            sales.consent.text,
            text = id.clone(),
            version = version,
            date = format::date(i18n.get_locale(), published)
        )
    };
    view! {
        <details class="preview">
            <summary>{t!(i18n, sales.consent.preview)}</summary>
            <p class="muted">{name}</p>
            <div lang=text.locale>
                {text.blocks.into_iter().map(|block| view! { <p>{block}</p> }).collect_view()}
            </div>
        </details>
    }
}

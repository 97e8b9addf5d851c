//! What an unknown address shows: the same as one the role does not open.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::ui::heading::PageHeading;

/// Nothing here.
#[component]
pub fn Missing() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <main class="entry-page">
            <div class="entry">
                <PageHeading text=Signal::derive(move || t_string!(i18n, shell.missing.h1).to_owned()) />
                <p>{t!(i18n, shell.missing.text)}</p>
                <p>
                    <a class="button" href="/" rel="external">
                        {t!(i18n, shell.missing.home)}
                    </a>
                </p>
            </div>
        </main>
    }
}

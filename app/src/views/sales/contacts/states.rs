//! What stands where there are no rows, and above them while they come.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;

/// No contacts at all.
#[component]
pub fn NoContacts(writes: bool) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState
            text=Signal::derive(move || t_string!(i18n, sales.contacts.empty).to_owned())
            hint=Signal::derive(move || {
                if writes {
                    t_string!(i18n, sales.contacts.empty_hint).to_owned()
                } else {
                    String::new()
                }
            })
        >
            {writes
                .then(|| {
                    view! {
                        <A href="/sales/import" attr:class="button">
                            {t!(i18n, sales.contacts.import)}
                        </A>
                    }
                })}
        </EmptyState>
    }
}

/// None that matches.
#[component]
pub fn NoMatch(search: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState text=Signal::derive(move || t_string!(i18n, sales.contacts.no_match).to_owned())>
            <button type="button" class="button" on:click=move |_| search.set(String::new())>
                {t!(i18n, sales.contacts.clear)}
            </button>
        </EmptyState>
    }
}

/// How far the first sync is.
#[component]
pub fn Loading() -> impl IntoView {
    let i18n = use_i18n();
    let status = use_replica().status;
    move || {
        let locale = i18n.get_locale();
        let status = status.get();
        status
            .loading
            .filter(|(done, all)| status.online && done < all)
            .map(|(done, all)| {
                let words = t_string!(
                    i18n,
                    sales.contacts.loading,
                    done = format::number(locale, done),
                    all = format::number(locale, all)
                );
                view! {
                    <p class="loading">
                        <progress
                            max=all
                            value=done
                            aria-label=t_string!(i18n, sales.contacts.loading_name)
                        ></progress>
                        " "
                        {words}
                    </p>
                }
            })
    }
}

//! The list of contacts: search as you type, only what is seen is drawn.

pub mod list;
pub mod model;
pub mod states;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_roles;
use crate::ui::heading::PageHeading;
use list::List;
use model::ContactRow;
use states::{Loading, NoContacts, NoMatch};

/// Where the list stands: kept while the area is open, so that coming back finds the place.
#[derive(Clone, Copy)]
pub struct ListPlace {
    search: RwSignal<String>,
    scrolled: RwSignal<u32>,
}

impl Default for ListPlace {
    fn default() -> Self {
        Self {
            search: RwSignal::new(String::new()),
            scrolled: RwSignal::new(0),
        }
    }
}

/// The page of the list.
#[component]
pub fn Contacts() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let roles = use_roles();
    let ListPlace { search, scrolled } = use_context().unwrap_or_default();
    let all = Memo::new(move |_| replica.data.with(|data| Arc::new(model::rows(data))));
    let found = Memo::new(move |_| all.with(|all| search.with(|search| model::found(all, search))));
    let writes = move || roles.with(|roles| Place::NewContact.opens_for(roles));
    view! {
        <div class="page-top">
            <PageHeading text=Signal::derive(move || t_string!(i18n, sales.contacts.h1).to_owned()) />
            <Show when=writes>
                <A href="/sales/contacts/new" attr:class="button button-main">
                    {t!(i18n, sales.contacts.new)}
                </A>
            </Show>
        </div>
        <Loading />
        <Show
            when=move || all.with(|all| !all.is_empty())
            fallback=move || view! { <NoContacts writes=writes() /> }
        >
            <SearchLine search all found scrolled />
            <Show
                when=move || found.with(|found| !found.is_empty())
                fallback=move || view! { <NoMatch search /> }
            >
                <List found scrolled />
            </Show>
        </Show>
    }
}

#[component]
fn SearchLine(
    search: RwSignal<String>,
    all: Memo<Arc<Vec<ContactRow>>>,
    found: Memo<Arc<Vec<ContactRow>>>,
    scrolled: RwSignal<u32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let count = move || {
        let (shown, whole) = (found.with(|found| found.len()), all.with(|all| all.len()));
        if shown == whole {
            t_string!(i18n, sales.contacts.count, count = whole)
        } else {
            t_string!(i18n, sales.contacts.found, found = shown, all = whole)
        }
    };
    view! {
        <div class="search-line">
            <input
                class="field-input"
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                aria-label=move || t_string!(i18n, sales.contacts.search)
                placeholder=move || t_string!(i18n, sales.contacts.search)
                prop:value=move || search.get()
                on:input:target=move |event| {
                    search.set(event.target().value());
                    scrolled.set(0);
                }
            />
            <p class="muted" role="status">
                {count}
            </p>
        </div>
    }
}

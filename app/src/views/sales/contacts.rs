//! The list of contacts: search as you type, only what is seen is drawn.

pub mod list;
pub mod model;
pub mod row;
pub mod states;

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_roles;
use crate::ui::heading::PageHeading;
use list::List;
use model::{ContactList, Rows};
use states::{Loading, NoContacts, NoMatch};

/// The list and where it stands: kept while the area is open, so that coming back finds the place
/// and nothing is sorted again.
#[derive(Clone, Copy)]
pub struct ListPlace {
    all: Memo<ContactList>,
    search: RwSignal<String>,
    scrolled: RwSignal<u32>,
}

impl Default for ListPlace {
    fn default() -> Self {
        let data = use_replica().data;
        let all = Memo::new(move |before| data.with(|data| ContactList::of(data, before)));
        // The area stays while the vault is locked, and nobody reads the list then: without this
        // names would lie in memory beyond the lock.
        Effect::new(move |_| {
            if data.with(|data| data.rows.is_empty()) {
                all.with_untracked(|_emptied| ());
            }
        });
        Self {
            all,
            search: RwSignal::new(String::new()),
            scrolled: RwSignal::new(0),
        }
    }
}

/// The page of the list.
#[component]
pub fn Contacts() -> impl IntoView {
    let i18n = use_i18n();
    let roles = use_roles();
    let ListPlace {
        all,
        search,
        scrolled,
    } = use_context().unwrap_or_default();
    let found = Memo::new(move |_| all.with(|all| search.with(|search| all.found(search))));
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
            when=move || all.with(|all| !all.rows().is_empty())
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
    all: Memo<ContactList>,
    found: Memo<Rows>,
    scrolled: RwSignal<u32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let count = move || {
        let (shown, whole) = (
            found.with(|found| found.len()),
            all.with(|all| all.rows().len()),
        );
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

//! The list of contacts: search as you type, only what is seen is drawn.

pub mod model;

use std::sync::Arc;

use domain::Timestamp;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::consents;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_roles;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::heading::PageHeading;
use crate::ui::table::{Cells, VirtualTable};
use model::ContactRow;

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

#[component]
fn List(found: Memo<Arc<Vec<ContactRow>>>, scrolled: RwSignal<u32>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let columns = Signal::derive(move || {
        [
            t_string!(i18n, sales.contacts.name),
            t_string!(i18n, sales.contacts.company),
            t_string!(i18n, sales.contacts.town),
            t_string!(i18n, sales.contacts.phone),
            t_string!(i18n, sales.contacts.email),
            t_string!(i18n, sales.contacts.consents),
        ]
        .map(str::to_owned)
        .to_vec()
    });
    let cells: Cells<ContactRow> = Arc::new(move |row| {
        let subject = row.subject;
        let given = move || {
            let count = replica.data.with(|data| {
                consents::given(data, subject, data.now.unwrap_or(Timestamp::from_millis(0)))
            });
            match count {
                0 => t_string!(i18n, sales.contacts.no_consent).to_owned(),
                count => t_string!(i18n, sales.contacts.given_count, count = count),
            }
        };
        cells_of(row, i18n, given)
    });
    view! {
        <VirtualTable
            caption=Signal::derive(move || t_string!(i18n, sales.contacts.h1).to_owned())
            columns
            rows=found
            key=|row: &ContactRow| (row.id, row.version, row.waiting)
            cells
            scrolled
        />
    }
}

fn cells_of(
    row: &ContactRow,
    i18n: leptos_i18n::I18nContext<crate::Locale>,
    given: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let row = row.clone();
    let name = row.name.clone();
    view! {
        <th scope="row" class="cell-name">
            <A href=Place::Contact(row.id).path()>
                {move || {
                    if name.is_empty() {
                        t_string!(i18n, sales.contacts.nameless).to_owned()
                    } else {
                        name.clone()
                    }
                }}
            </A>
            {row
                .waiting
                .then(|| view! { <span class="waiting">{t!(i18n, sales.contacts.waiting)}</span> })}
        </th>
        <td class="cell-company">{row.company}</td>
        <td class="cell-town">{row.town}</td>
        <td class="cell-phone">{domain::party::phone::format(&row.phone)}</td>
        <td class="cell-email">{row.email}</td>
        <td class="cell-consents">{given}</td>
    }
    .into_any()
}

#[component]
fn NoContacts(writes: bool) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState
            text=Signal::derive(move || t_string!(i18n, sales.contacts.empty).to_owned())
            hint=Signal::derive(move || t_string!(i18n, sales.contacts.empty_hint).to_owned())
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

#[component]
fn NoMatch(search: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState text=Signal::derive(move || t_string!(i18n, sales.contacts.no_match).to_owned())>
            <button type="button" class="button" on:click=move |_| search.set(String::new())>
                {t!(i18n, sales.contacts.clear)}
            </button>
        </EmptyState>
    }
}

#[component]
fn Loading() -> impl IntoView {
    let i18n = use_i18n();
    let status = use_replica().status;
    move || {
        let locale = i18n.get_locale();
        let status = status.get();
        status.loading.filter(|(done, all)| status.online && done < all).map(|(done, all)| {
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

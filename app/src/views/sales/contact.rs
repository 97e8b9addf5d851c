//! The page of a contact: who, may we, what next.

pub mod acts;
pub mod all_notes;
pub mod badges;
pub mod fact;
pub mod happening;
pub mod late;
pub mod model;
pub mod note;
pub mod timeline;

use std::sync::Arc;

use domain::RecordId;
use domain::record::Row;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::contacts::{is_contact, name, text};
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_roles;
use crate::ui::heading::PageHeading;
use crate::views::sales::Gone;
use acts::Acts;
use badges::Consents;
use fact::Fact;
use note::NewNote;
use timeline::Timeline;

/// The page of one contact.
#[component]
pub fn Contact(id: RecordId) -> impl IntoView {
    let row = use_contact(id);
    let here = Memo::new(move |_| row.with(Option::is_some));
    view! {
        <Show when=move || here.get() fallback=|| view! { <Gone /> }>
            <Page id row />
        </Show>
    }
}

/// The contact as this device holds it.
#[must_use]
pub fn use_contact(id: RecordId) -> Memo<Option<Arc<Row>>> {
    let data = use_replica().data;
    Memo::new(move |_| data.with(|data| data.rows.get(&id).filter(|row| is_contact(row)).cloned()))
}

#[component]
fn Page(id: RecordId, row: Memo<Option<Arc<Row>>>) -> impl IntoView {
    let i18n = use_i18n();
    let roles = use_roles();
    let title = Signal::derive(move || {
        let name = row.with(|row| row.as_ref().map(|row| name(row)).unwrap_or_default());
        if name.is_empty() {
            t_string!(i18n, sales.contacts.nameless).to_owned()
        } else {
            name
        }
    });
    let company = move || {
        row.with(|row| row.as_ref().map(|row| text(row, "company").to_owned()))
            .filter(|company| *company != title.get())
    };
    view! {
        <div class="contact-top">
            <div class="page-top">
                <div>
                    <PageHeading text=title />
                    <p class="contact-company">{company}</p>
                </div>
                <Show when=move || roles.with(|roles| Place::EditContact(id).opens_for(roles))>
                    <A href=Place::EditContact(id).path() attr:class="button">
                        {t!(i18n, sales.contact.edit)}
                    </A>
                </Show>
            </div>
            <Consents row />
            <Acts id row />
        </div>
        <div class="contact-columns">
            <Facts row />
            <div class="contact-history">
                <NewNote id />
                <Timeline row />
            </div>
        </div>
    }
}

#[component]
fn Facts(row: Memo<Option<Arc<Row>>>) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let roles = use_roles();
    let facts = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref().map_or_else(Vec::new, |row| {
                data.with(|data| roles.with(|roles| model::facts(data, row, roles)))
            })
        })
    });
    let record = move || row.with(|row| row.as_ref().map(|row| row.id));
    view! {
        <section class="contact-facts" aria-labelledby="facts">
            <h2 id="facts">{t!(i18n, sales.contact.facts)}</h2>
            <dl class="facts">
                <For
                    each=move || facts.get()
                    key=|fact| (fact.field.clone(), fact.value.clone(), fact.late.clone())
                    children=move |fact| {
                        record().map(|record| view! { <Fact record fact /> })
                    }
                />
            </dl>
        </section>
    }
}

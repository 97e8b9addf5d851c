//! The form of a contact: only fields of the catalogue, in sections by class.

pub mod duplicate;
pub mod fields;
pub mod model;

use domain::RecordId;
use domain::command::Command;
use domain::record::{FieldMap, Plain};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_roles;
use crate::ui::button::Submit;
use crate::ui::error_summary::{ErrorSummary, FieldError};
use crate::ui::heading::PageHeading;
use crate::views::sales::Gone;
use duplicate::Duplicate;
use fields::{Fields, Typed};

/// The form for a new contact.
#[component]
pub fn NewContact() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, sales.form.h1_new).to_owned()) />
        <ContactForm record=None start=FieldMap::new() />
    }
}

/// The form of a contact that exists.
#[component]
pub fn EditContact(id: RecordId) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let start = data.with_untracked(|data| data.rows.get(&id).map(|row| row.fields.clone()));
    match start {
        None => view! { <Gone /> }.into_any(),
        Some(start) => view! {
            <PageHeading text=Signal::derive(move || t_string!(i18n, sales.form.h1_edit).to_owned()) />
            <ContactForm record=Some(id) start />
        }
        .into_any(),
    }
}

#[component]
fn ContactForm(record: Option<RecordId>, start: FieldMap<Plain>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let roles = use_roles();
    let navigate = use_navigate();
    let entries = replica.data.with_untracked(|data| {
        roles.with_untracked(|roles| model::writable(data.organisation.as_deref(), roles))
    });
    let typed: Typed = entries
        .iter()
        .map(|entry| {
            let value = start.get(&entry.id).map_or("", Plain::as_str);
            (entry.id.clone(), RwSignal::new(value.to_owned()))
        })
        .collect();
    let act = Act::new();
    let empty = RwSignal::new(false);
    let errors = Signal::derive(move || {
        let nothing = empty.get().then(|| FieldError {
            field: None,
            words: match record {
                Some(_) => t_string!(i18n, sales.form.unchanged).to_owned(),
                None => t_string!(i18n, sales.form.nothing).to_owned(),
            },
        });
        nothing
            .into_iter()
            .chain(act.errors().get())
            .collect::<Vec<_>>()
    });
    let submit = {
        let typed = typed.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let values = model::changed(
                &start,
                typed
                    .iter()
                    .map(|(field, value)| (field, value.get_untracked())),
            );
            empty.set(values.is_empty());
            if values.is_empty() {
                return;
            }
            let command = match record {
                Some(record) => Command::EditRecord { record, values },
                None => Command::CreateContact { values },
            };
            let navigate = navigate.clone();
            act.run(
                || replica.ask(|port| port.dispatch(command)),
                move |done| {
                    let place = done
                        .record
                        .or(record)
                        .map_or(Place::Contacts, Place::Contact);
                    navigate(&place.path(), NavigateOptions::default());
                },
            );
        }
    };
    let back = record.map_or(Place::Contacts, Place::Contact).path();
    view! {
        <form class="form contact-form" method="post" on:submit=submit>
            <ErrorSummary errors />
            <Duplicate record typed=typed.clone() />
            <Fields entries typed act editing=record.is_some() />
            <div class="form-end">
                <Submit
                    label=Signal::derive(move || t_string!(i18n, ui.save).to_owned())
                    busy=act.busy()
                />
                <A href=back attr:class="button">
                    {t!(i18n, ui.cancel)}
                </A>
            </div>
        </form>
    }
}

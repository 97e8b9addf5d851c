//! The devices of the organisation; the log is on this device, the last contact comes from the server.

pub mod model;

use domain::DeviceId;
use leptos::prelude::*;

use super::asked::{Asked, Refresh, Standby};
use super::listing::{Listing, cell, short_cell};
use crate::i18n::{t, t_string, td_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::heading::PageHeading;
use model::{Contact, DeviceRow};

/// The page.
#[component]
pub fn Devices() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.devices());
    view! {
        <div class="page-top">
            <PageHeading text=Signal::derive(move || t_string!(i18n, admin.devices.h1).to_owned()) />
            <Refresh asked />
        </div>
        <Standby asked beside=true />
        <DeviceTable
            caption=Signal::derive(move || t_string!(i18n, admin.devices.h1).to_owned())
            asked
            most=usize::MAX
        />
    }
}

/// The table of devices.
#[component]
pub fn DeviceTable(
    /// Its name.
    caption: Signal<String>,
    /// What the server knows of them.
    asked: Asked<Vec<sync::message::account::DeviceRow>>,
    /// At most this many rows.
    most: usize,
) -> impl IntoView {
    let data = use_replica().data;
    let answer = asked.answer();
    let rows = Memo::new(move |_| {
        let known = answer.get();
        data.with(|data| {
            data.organisation
                .as_ref()
                .map_or_else(Vec::new, |organisation| {
                    model::rows(organisation, known.as_deref().map(Vec::as_slice))
                })
        })
    });
    move || {
        let rows = rows.get();
        if rows.is_empty() {
            view! { <NoDevices /> }.into_any()
        } else {
            view! { <Rows caption rows=rows.into_iter().take(most).collect() /> }.into_any()
        }
    }
}

#[component]
fn Rows(caption: Signal<String>, rows: Vec<DeviceRow>) -> impl IntoView {
    let i18n = use_i18n();
    let me = use_me();
    let here = me.with_untracked(|me| me.as_ref().map(|me| me.device));
    let user = Signal::derive(move || t_string!(i18n, admin.devices.user).to_owned());
    let code = Signal::derive(move || t_string!(i18n, admin.devices.code).to_owned());
    let since = Signal::derive(move || t_string!(i18n, admin.devices.since).to_owned());
    let last = Signal::derive(move || t_string!(i18n, admin.devices.last).to_owned());
    let state = Signal::derive(move || t_string!(i18n, admin.devices.state).to_owned());
    let name = Signal::derive(move || t_string!(i18n, admin.devices.name).to_owned());
    let drawn = rows
        .into_iter()
        .map(|row| {
            let DeviceRow {
                since: from,
                last: contact,
                revoked,
                ..
            } = row;
            view! {
                <tr data-tone=revoked.then_some("withdrawn")>
                    <th scope="row">{row.name} <Here device=row.id here /></th>
                    {short_cell(last, move || contact_words(i18n.get_locale(), contact))}
                    {short_cell(user, row.user)}
                    {cell(code, view! { <code>{row.code}</code> })}
                    {short_cell(since, move || format::date(i18n.get_locale(), from))}
                    {cell(
                        state,
                        move || {
                            if revoked {
                                t_string!(i18n, admin.devices.revoked)
                            } else {
                                t_string!(i18n, admin.devices.live)
                            }
                        },
                    )}
                </tr>
            }
        })
        .collect_view();
    view! {
        <Listing caption columns=vec![name, last, user, code, since, state]>
            {drawn}
        </Listing>
    }
}

#[component]
fn Here(device: DeviceId, here: Option<DeviceId>) -> impl IntoView {
    let i18n = use_i18n();
    (here == Some(device)).then(|| {
        view! {
            " "
            <span class="muted">"(" {t!(i18n, admin.devices.this)} ")"</span>
        }
    })
}

#[component]
fn NoDevices() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState
            text=Signal::derive(move || t_string!(i18n, admin.devices.none).to_owned())
            hint=Signal::derive(move || t_string!(i18n, admin.devices.none_hint).to_owned())
        />
    }
}

fn contact_words(locale: crate::Locale, contact: Contact) -> String {
    match contact {
        Contact::NotLoaded => td_string!(locale, admin.devices.not_loaded).to_owned(),
        Contact::Never => td_string!(locale, admin.devices.never).to_owned(),
        Contact::At(at) => format::date_time(locale, at),
    }
}

//! Consents to review: kept as evidence or waiting because of how they came in.

pub mod model;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::A;
use sync::message::account;

use crate::asked::{Asked, Refresh, Standby};
use crate::doubt;
use crate::i18n::{t, t_string, td_string, use_i18n};
use crate::people::{channel_words, label};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_roles;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::heading::PageHeading;
use crate::ui::listing::{Listing, cell, short_cell};
use model::ReviewRow;

/// The page.
#[component]
pub fn Review() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.review());
    let rows = use_rows(asked);
    let shown = move || {
        rows.get().map(|rows| {
            if rows.is_empty() {
                view! { <Nothing /> }.into_any()
            } else {
                view! { <Rows rows /> }.into_any()
            }
        })
    };
    view! {
        <div class="page-top">
            <PageHeading text=Signal::derive(move || t_string!(i18n, admin.review.h1).to_owned()) />
            <Refresh asked />
        </div>
        <p class="muted">{t!(i18n, admin.review.intro)}</p>
        <Standby asked />
        {shown}
    }
}

/// The answer with the names this device knows; none before the first answer.
#[must_use]
pub fn use_rows(asked: Asked<Vec<account::ReviewRow>>) -> Memo<Option<Arc<Vec<ReviewRow>>>> {
    let data = use_replica().data;
    let answer = asked.answer();
    Memo::new(move |_| {
        let answer = answer.get()?;
        Some(Arc::new(data.with(|data| model::rows(data, &answer))))
    })
}

#[component]
fn Rows(rows: Arc<Vec<ReviewRow>>) -> impl IntoView {
    let i18n = use_i18n();
    let person = Signal::derive(move || t_string!(i18n, admin.review.person).to_owned());
    let consent = Signal::derive(move || t_string!(i18n, admin.review.consent).to_owned());
    let received = Signal::derive(move || t_string!(i18n, admin.review.received).to_owned());
    let recorded = Signal::derive(move || t_string!(i18n, admin.review.recorded).to_owned());
    let why = Signal::derive(move || t_string!(i18n, admin.review.why).to_owned());
    let drawn = rows
        .iter()
        .cloned()
        .map(|row| {
            let (received_at, flags, end) = (row.received_at, row.flags.clone(), row.confirm_by);
            let by = [row.user.clone(), row.device.clone()];
            let (purpose, channel) = (row.purpose.clone(), row.channel);
            view! {
                <tr>
                    <th scope="row">
                        <Person row />
                    </th>
                    {cell(
                        consent,
                        move || {
                            let locale = i18n.get_locale();
                            format!("{}, {}", label(locale, &purpose), channel_words(locale, channel))
                        },
                    )}
                    {short_cell(received, move || format::date_time(i18n.get_locale(), received_at))}
                    {cell(recorded, by.into_iter().flatten().collect::<Vec<_>>().join(", "))}
                    {cell(why, move || doubt::words(i18n.get_locale(), &flags, end))}
                </tr>
            }
        })
        .collect_view();
    view! {
        <Listing
            caption=Signal::derive(move || t_string!(i18n, admin.review.h1).to_owned())
            columns=vec![person, consent, received, recorded, why]
        >
            {drawn}
        </Listing>
    }
}

/// The person, with the way to their page where the role opens it.
#[component]
fn Person(row: ReviewRow) -> impl IntoView {
    let i18n = use_i18n();
    let roles = use_roles();
    let contact = row.contact.map(Place::Contact);
    let place = contact.filter(|place| roles.with_untracked(|roles| place.opens_for(roles)));
    let name = move || match &row.name {
        Some(name) => name.clone(),
        None => td_string!(
            i18n.get_locale(),
            admin.review.unnamed,
            code = row.code.clone()
        ),
    };
    match place {
        Some(place) => view! { <A href=place.path()>{name}</A> }.into_any(),
        None => view! { <span>{name}</span> }.into_any(),
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState
            text=Signal::derive(move || t_string!(i18n, admin.review.none).to_owned())
            hint=Signal::derive(move || t_string!(i18n, admin.review.none_hint).to_owned())
        />
    }
}

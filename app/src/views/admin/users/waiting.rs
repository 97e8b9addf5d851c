//! Devices that wait for a key: what waits, for whom, and since when.

use domain::organisation::PendingGrant;
use leptos::prelude::*;

use super::super::keys::class_words;
use super::model::{self, WaitingRow};
use crate::asked::{Asked, Standby};
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;

/// The list.
#[component]
pub fn Waiting(
    /// The devices without a secret.
    asked: Asked<Vec<PendingGrant>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let answer = asked.answer();
    let rows = Memo::new(move |_| {
        let answer = answer.get()?;
        Some(data.with(|data| model::waiting(&answer, data.organisation.as_deref())))
    });
    let drawn = move || {
        rows.get().map(|rows| {
            if rows.is_empty() {
                view! {
                    <EmptyState text=Signal::derive(move || {
                        t_string!(i18n, admin.users.nobody_waits).to_owned()
                    }) />
                }
                .into_any()
            } else {
                let items = rows
                    .into_iter()
                    .map(|row| view! { <li>{move || words(i18n.get_locale(), &row)}</li> })
                    .collect_view();
                view! { <ul aria-labelledby="waiting-title">{items}</ul> }.into_any()
            }
        })
    };
    view! {
        <section class="admin-section" aria-labelledby="waiting-title">
            <h2 id="waiting-title">{t!(i18n, admin.users.waiting)}</h2>
            <p class="muted">{t!(i18n, admin.users.waiting_hint)}</p>
            <Standby asked />
            {drawn}
        </section>
    }
}

fn words(locale: Locale, row: &WaitingRow) -> String {
    let WaitingRow {
        name,
        device,
        class,
        named,
        since,
    } = row;
    let (name, device) = (name.clone(), device.clone());
    let class = class_words(locale, *class);
    let since = format::date_time(locale, *since);
    if *named {
        td_string!(
            locale,
            admin.users.waits_reader,
            name = name,
            device = device,
            class = class,
            since = since
        )
    } else {
        td_string!(
            locale,
            admin.users.waits_signature,
            name = name,
            device = device,
            class = class,
            since = since
        )
    }
}

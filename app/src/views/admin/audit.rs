//! The audit: who did what when to which fields; its chain is checked on this device.

pub mod head;
pub mod model;
pub mod save;
pub mod verify;
pub mod words;

use std::sync::Arc;

use leptos::prelude::*;
use sync::message::account;

use crate::asked::{Asked, Standby};
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_roles;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::heading::PageHeading;
use crate::ui::listing::{Listing, cell, number_cell, short_cell};
use crate::views::admin::overview::evidence;
use head::Head;
use model::AuditRow;
use save::Save;
use verify::Verify;
use words::{act_words, field_words, who_words};

/// The page.
#[component]
pub fn Audit() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.audit());
    let roles = use_roles();
    let count = move || {
        asked.answer().get().filter(|answer| !answer.is_empty()).map(|answer| {
            let number = format::number(i18n.get_locale(), answer.len().try_into().unwrap_or(u64::MAX));
            let count = answer.len();
            view! { <p class="muted">{t_string!(i18n, admin.audit.newest, count = count, number = number)}</p> }
        })
    };
    view! {
        <div class="page-top">
            <PageHeading text=Signal::derive(move || t_string!(i18n, admin.audit.h1).to_owned()) />
            <Verify asked />
        </div>
        <Standby asked />
        <Head />
        <Show when=move || roles.with(|roles| evidence::is_for(roles))>
            <Save />
        </Show>
        {count}
        <AuditTable
            caption=Signal::derive(move || t_string!(i18n, admin.audit.h1).to_owned())
            asked
            most=usize::MAX
        />
    }
}

/// The table of entries.
#[component]
pub fn AuditTable(
    /// Its name.
    caption: Signal<String>,
    /// The entries.
    asked: Asked<Vec<account::AuditRow>>,
    /// At most this many rows.
    most: usize,
) -> impl IntoView {
    let data = use_replica().data;
    let answer = asked.answer();
    let rows = Memo::new(move |_| {
        let answer = answer.get()?;
        let newest = answer.iter().take(most).cloned().collect::<Vec<_>>();
        Some(Arc::new(data.with(|data| model::rows(data, &newest))))
    });
    move || {
        rows.get().map(|rows| {
            if rows.is_empty() {
                view! { <NoEntries /> }.into_any()
            } else {
                view! { <Entries caption rows /> }.into_any()
            }
        })
    }
}

#[component]
fn Entries(caption: Signal<String>, rows: Arc<Vec<AuditRow>>) -> impl IntoView {
    let i18n = use_i18n();
    let n = Signal::derive(move || t_string!(i18n, admin.audit.n).to_owned());
    let when = Signal::derive(move || t_string!(i18n, admin.audit.when).to_owned());
    let who = Signal::derive(move || t_string!(i18n, admin.audit.who).to_owned());
    let what = Signal::derive(move || t_string!(i18n, admin.audit.what).to_owned());
    let fields = Signal::derive(move || t_string!(i18n, admin.audit.fields).to_owned());
    let drawn = rows
        .iter()
        .cloned()
        .map(|row| {
            let AuditRow {
                n: number,
                at,
                who: actor,
                act,
                fields: names,
            } = row;
            view! {
                <tr>
                    {short_cell(when, move || format::date_time(i18n.get_locale(), at))}
                    {short_cell(who, move || who_words(i18n.get_locale(), &actor))}
                    {cell(what, move || act_words(i18n.get_locale(), &act))}
                    {cell(fields, move || field_words(i18n.get_locale(), &names))}
                    {number_cell(n, move || format::number(i18n.get_locale(), number))}
                </tr>
            }
        })
        .collect_view();
    view! {
        <Listing caption columns=vec![when, who, what, fields, n] numbers=1>
            {drawn}
        </Listing>
    }
}

#[component]
fn NoEntries() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState
            text=Signal::derive(move || t_string!(i18n, admin.audit.none).to_owned())
            hint=Signal::derive(move || t_string!(i18n, admin.audit.none_hint).to_owned())
        />
    }
}

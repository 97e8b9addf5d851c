//! The sign-ins, one a line.

use leptos::prelude::*;

use super::super::model::{SignedIn, State};
use super::Ending;
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::format;
use crate::ui::listing::{Listing, cell, short_cell};

/// The table.
#[component]
pub fn Rows(rows: Vec<SignedIn>, ending: Ending) -> impl IntoView {
    let i18n = use_i18n();
    let place = Signal::derive(move || t_string!(i18n, me.account.place).to_owned());
    let state = Signal::derive(move || t_string!(i18n, me.account.state).to_owned());
    let since = Signal::derive(move || t_string!(i18n, me.account.since).to_owned());
    let last = Signal::derive(move || t_string!(i18n, me.account.last).to_owned());
    let end = Signal::derive(move || t_string!(i18n, me.account.end_column).to_owned());
    let drawn = rows
        .into_iter()
        .map(|row| {
            let (stands, from, used) = (row.state, row.since, row.last_use);
            let odd = matches!(stands, State::Never) && !row.this;
            view! {
                <tr data-tone=odd.then_some("withdrawn")>
                    <th scope="row">{row.place.clone()}</th>
                    {cell(state, move || state_words(i18n.get_locale(), stands))}
                    {short_cell(since, move || format::date_time(i18n.get_locale(), from))}
                    {short_cell(last, move || format::date_time(i18n.get_locale(), used))}
                    {cell(end, view! { <End row ending /> })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <Listing
            caption=Signal::derive(move || t_string!(i18n, me.account.sessions).to_owned())
            columns=vec![place, state, since, last, end]
        >
            {drawn}
        </Listing>
    }
}

#[component]
fn End(row: SignedIn, ending: Ending) -> impl IntoView {
    let i18n = use_i18n();
    if row.this {
        return view! { <strong>{t!(i18n, me.account.this)}</strong> }.into_any();
    }
    let named = row.place.clone();
    let press = move |_| ending.one(row.name.clone(), row.place.clone());
    view! {
        <button
            type="button"
            class="button"
            aria-label=move || t_string!(i18n, me.account.end_name, what = named.clone())
            on:click=press
        >
            {t!(i18n, me.account.end)}
        </button>
    }
    .into_any()
}

fn state_words(locale: Locale, state: State) -> &'static str {
    match state {
        State::Unlocked => td_string!(locale, me.account.unlocked),
        State::Locked => td_string!(locale, me.account.locked),
        State::Never => td_string!(locale, me.account.never),
    }
}

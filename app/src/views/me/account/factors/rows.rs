//! The second factors, one a line; the code of the app first, where there is one.

use std::sync::Arc;

use leptos::prelude::*;
use sync::message::account::{Factors, PasskeyRow};

use super::Changing;
use crate::i18n::{t, t_string, use_i18n};
use crate::ui::format;
use crate::ui::listing::{Listing, cell, short_cell};

/// The table.
#[component]
pub fn Rows(known: Arc<Factors>, changing: Changing) -> impl IntoView {
    let i18n = use_i18n();
    let factor = Signal::derive(move || t_string!(i18n, me.factors.factor).to_owned());
    let [since, last, remove] = columns();
    let keys = known
        .passkeys
        .iter()
        .map(|key| view! { <Key key=key.clone() changing /> })
        .collect_view();
    view! {
        <Listing
            caption=Signal::derive(move || t_string!(i18n, me.factors.h2).to_owned())
            columns=vec![factor, since, last, remove]
        >
            {known
                .app
                .then(|| {
                    view! {
                        <tr>
                            <th scope="row">{t!(i18n, me.factors.app)}</th>
                            {cell(since, view! { {t!(i18n, me.factors.always)} })}
                            {cell(last, "")}
                            {cell(remove, "")}
                        </tr>
                    }
                })}
            {keys}
        </Listing>
    }
}

#[component]
fn Key(key: PasskeyRow, changing: Changing) -> impl IntoView {
    let i18n = use_i18n();
    let [since, last, remove] = columns();
    let (from, used, doubted) = (key.since, key.last_use, key.doubted);
    let last_words = move || match used {
        _ if doubted => t_string!(i18n, me.factors.doubted).to_owned(),
        Some(used) => format::date_time(i18n.get_locale(), used),
        None => t_string!(i18n, me.factors.never).to_owned(),
    };
    let named = key.name.clone();
    let called = key.name.clone();
    let press = move |_| changing.remove(key.id.clone(), called.clone());
    let button = view! {
        <button
            type="button"
            class="button"
            aria-label=move || t_string!(i18n, me.factors.remove_name, name = named.clone())
            on:click=press
        >
            {t!(i18n, me.factors.remove)}
        </button>
    };
    view! {
        <tr data-tone=doubted.then_some("withdrawn")>
            <th scope="row">{key.name.clone()}</th>
            {short_cell(since, move || format::date_time(i18n.get_locale(), from))}
            {cell(last, last_words)}
            {cell(remove, button)}
        </tr>
    }
}

fn columns() -> [Signal<String>; 3] {
    let i18n = use_i18n();
    [
        Signal::derive(move || t_string!(i18n, me.factors.since).to_owned()),
        Signal::derive(move || t_string!(i18n, me.factors.last).to_owned()),
        Signal::derive(move || t_string!(i18n, me.factors.remove_column).to_owned()),
    ]
}

//! What the organisation log says about the person who is here, with who signed it and when.

use leptos::prelude::*;

use crate::asked::Standby;
use crate::i18n::{t, t_string, use_i18n};
use crate::log_read::use_stated;
use crate::session::use_me;
use crate::stated::words::{by_words, says_words};
use crate::stated::{StatedRow, about};
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::listing::{Listing, cell, short_cell};

/// The section.
#[component]
pub fn OwnStatements() -> impl IntoView {
    let i18n = use_i18n();
    let me = use_me();
    let (asked, rows) = use_stated();
    let own = Memo::new(move |_| {
        let user = me.with(|me| me.as_ref().map(|me| me.user))?;
        rows.with(|rows| Some(about(rows.as_deref()?, user)))
    });
    let table = move || {
        own.get().map(|rows| {
            if rows.is_empty() {
                view! {
                    <EmptyState text=Signal::derive(move || {
                        t_string!(i18n, me.stated.none).to_owned()
                    }) />
                }
                .into_any()
            } else {
                view! { <Rows rows /> }.into_any()
            }
        })
    };
    view! {
        <section class="own-devices">
            <h2>{t!(i18n, me.stated.h2)}</h2>
            <p>{t!(i18n, me.stated.text)}</p>
            <Standby asked />
            {table}
        </section>
    }
}

#[component]
fn Rows(rows: Vec<StatedRow>) -> impl IntoView {
    let i18n = use_i18n();
    let when = Signal::derive(move || t_string!(i18n, admin.statements.signed).to_owned());
    let who = Signal::derive(move || t_string!(i18n, admin.statements.by).to_owned());
    let what = Signal::derive(move || t_string!(i18n, admin.statements.says).to_owned());
    let drawn = rows
        .into_iter()
        .map(|row| {
            let StatedRow { at, by, says, .. } = row;
            view! {
                <tr>
                    {short_cell(when, move || format::date_time(i18n.get_locale(), at))}
                    {short_cell(who, move || by_words(i18n.get_locale(), &by))}
                    {cell(what, move || says_words(i18n.get_locale(), &says))}
                </tr>
            }
        })
        .collect_view();
    view! {
        <Listing
            caption=Signal::derive(move || t_string!(i18n, me.stated.h2).to_owned())
            columns=vec![when, who, what]
        >
            {drawn}
        </Listing>
    }
}

//! The table of statements, a page at a time.

use leptos::prelude::*;

use super::filter::Filter;
use crate::i18n::{t_string, use_i18n};
use crate::log_read::use_log_read;
use crate::replica::Noted;
use crate::stated::StatedRow;
use crate::stated::words::{by_words, says_words};
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::listing::{Listing, cell, number_cell, short_cell};

const PAGE: usize = 50;

/// The table, with a way to the older ones.
#[component]
pub fn StatementTable(
    /// What is left after the filter.
    rows: Memo<Option<Vec<StatedRow>>>,
    /// The filter; another choice begins at the newest again.
    filter: Filter,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = RwSignal::new(PAGE);
    Effect::new(move |_| {
        let _ = filter.both();
        shown.set(PAGE);
    });
    let count = Memo::new(move |_| rows.with(|rows| rows.as_ref().map_or(0, Vec::len)));
    let page = Memo::new(move |_| {
        rows.with(|rows| {
            let rows = rows.as_deref().unwrap_or_default().iter();
            rows.take(shown.get()).cloned().collect::<Vec<_>>()
        })
    });
    let table = move || {
        let rows = page.get();
        if rows.is_empty() {
            view! {
                <EmptyState
                    text=Signal::derive(move || t_string!(i18n, admin.statements.none).to_owned())
                    hint=Signal::derive(move || {
                        t_string!(i18n, admin.statements.none_hint).to_owned()
                    })
                />
            }
            .into_any()
        } else {
            view! { <Rows rows /> }.into_any()
        }
    };
    view! {
        {table}
        <Show when=move || { count.get() > shown.get() }>
            <p>
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.statements.older).to_owned())
                    press=Callback::new(move |()| shown.update(|shown| *shown += PAGE))
                />
            </p>
        </Show>
    }
}

#[component]
fn Rows(rows: Vec<StatedRow>) -> impl IntoView {
    let i18n = use_i18n();
    let known = use_log_read().known(Noted::Statements);
    let when = Signal::derive(move || t_string!(i18n, admin.statements.signed).to_owned());
    let who = Signal::derive(move || t_string!(i18n, admin.statements.by).to_owned());
    let what = Signal::derive(move || t_string!(i18n, admin.statements.says).to_owned());
    let number = Signal::derive(move || t_string!(i18n, admin.statements.n).to_owned());
    let drawn = rows
        .into_iter()
        .map(|row| {
            let StatedRow {
                n, at, by, says, ..
            } = row;
            let new = move || {
                let new = known.get().is_some_and(|known| n > known);
                new.then(|| {
                    view! { <strong class="statement-new">{t_string!(i18n, admin.statements.new)}</strong> }
                })
            };
            view! {
                <tr>
                    {short_cell(when, move || format::date_time(i18n.get_locale(), at))}
                    {short_cell(who, move || by_words(i18n.get_locale(), &by))}
                    {cell(
                        what,
                        view! {
                            {new}
                            " "
                            {move || says_words(i18n.get_locale(), &says)}
                        },
                    )}
                    {number_cell(number, move || format::number(i18n.get_locale(), n))}
                </tr>
            }
        })
        .collect_view();
    view! {
        <Listing
            caption=Signal::derive(move || t_string!(i18n, admin.statements.h1).to_owned())
            columns=vec![when, who, what, number]
            numbers=1
        >
            {drawn}
        </Listing>
    }
}

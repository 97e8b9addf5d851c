//! The consents on the overview: as a chart, or as a table with the same numbers.

use leptos::prelude::*;

use super::chart::Chart;
use super::model::{self, Figures, Stand};
use super::words::{figure_words, stand_words};
use crate::i18n::{t_string, use_i18n};
use crate::people::{channel_words, label};
use crate::replica::use_replica;
use crate::session::use_roles;
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::listing::{Listing, cell, number_cell};

/// The section.
#[component]
pub fn Consents() -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let roles = use_roles();
    let as_table = RwSignal::new(false);
    let figures =
        Memo::new(move |_| data.with(|data| roles.with(|roles| model::figures(data, roles))));
    let name = Signal::derive(move || t_string!(i18n, admin.overview.consents).to_owned());
    let drawn = move || {
        let figures = figures.get();
        if figures.rows.is_empty() || figures.persons == 0 {
            view! { <Nothing persons=figures.persons /> }.into_any()
        } else if as_table.get() {
            view! { <FigureTable name figures /> }.into_any()
        } else {
            view! { <Chart name figures /> }.into_any()
        }
    };
    let there = move || figures.with(|figures| !figures.rows.is_empty() && figures.persons > 0);
    let toggle = Signal::derive(move || {
        if as_table.get() {
            t_string!(i18n, ui.show_chart)
        } else {
            t_string!(i18n, ui.show_table)
        }
        .to_owned()
    });
    view! {
        <section class="admin-section">
            <div class="section-top">
                <h2>{move || name.get()}</h2>
                <Show when=there>
                    <Button
                        label=toggle
                        press=Callback::new(move |()| as_table.update(|as_table| *as_table = !*as_table))
                    />
                </Show>
            </div>
            {drawn}
            <AsOf />
        </section>
    }
}

#[component]
fn Nothing(persons: usize) -> impl IntoView {
    let i18n = use_i18n();
    let no_person = persons == 0;
    let text = move || {
        if no_person {
            t_string!(i18n, admin.overview.empty)
        } else {
            t_string!(i18n, admin.overview.no_purpose)
        }
    };
    let hint = move || {
        if no_person {
            t_string!(i18n, admin.overview.empty_hint)
        } else {
            t_string!(i18n, admin.overview.no_purpose_hint)
        }
    };
    view! {
        <EmptyState
            text=Signal::derive(move || text().to_owned())
            hint=Signal::derive(move || hint().to_owned())
        />
    }
}

#[component]
fn AsOf() -> impl IntoView {
    let i18n = use_i18n();
    let as_of = Memo::new({
        let data = use_replica().data;
        move |_| data.with(|data| data.as_of)
    });
    move || {
        as_of.get().map(|at| {
            let time = format::date_time(i18n.get_locale(), at);
            view! { <p class="muted">{t_string!(i18n, admin.overview.as_of, time = time)}</p> }
        })
    }
}

#[component]
fn FigureTable(name: Signal<String>, figures: Figures) -> impl IntoView {
    let i18n = use_i18n();
    let purpose = Signal::derive(move || t_string!(i18n, admin.overview.purpose).to_owned());
    let channel = Signal::derive(move || t_string!(i18n, admin.overview.channel).to_owned());
    let stands = Stand::ALL
        .map(|stand| Signal::derive(move || stand_words(i18n.get_locale(), stand).to_owned()));
    let drawn = figures
        .rows
        .into_iter()
        .map(|row| {
            let by = row.channel;
            let numbers = stands
                .into_iter()
                .zip(row.persons)
                .map(|(column, figure)| {
                    number_cell(column, move || figure_words(i18n.get_locale(), figure))
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{move || label(i18n.get_locale(), &row.name)}</th>
                    {cell(channel, move || channel_words(i18n.get_locale(), by))}
                    {numbers}
                </tr>
            }
        })
        .collect_view();
    let columns = [purpose, channel].into_iter().chain(stands).collect();
    view! {
        <Listing caption=name columns numbers=Stand::ALL.len()>
            {drawn}
        </Listing>
    }
}

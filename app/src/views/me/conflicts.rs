//! What needs the person's decision: conflicts, refused changes, and what a restored database lacks
//! (UX design, section 6).

pub mod ends;
pub mod field;
pub mod keys;
pub mod let_go;
pub mod model;
pub mod one;
pub mod words;
pub mod written;

use leptos::prelude::*;
use leptos_router::components::A;

use super::outbox::what_words;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{DecidedItem, ToDecide, use_replica};
use crate::routes::Place;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::heading::PageHeading;

/// The list.
#[component]
pub fn Conflicts() -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let rows = Memo::new(move |_| data.with(|data| data.to_decide.as_ref().clone()));
    let decided = Memo::new(move |_| data.with(|data| data.decided.as_ref().clone()));
    let title = Signal::derive(move || t_string!(i18n, me.conflicts.h1).to_owned());
    let drawn = move || {
        let rows = rows.get();
        if rows.is_empty() {
            view! {
                <EmptyState text=Signal::derive(move || {
                    t_string!(i18n, me.conflicts.empty).to_owned()
                }) />
            }
            .into_any()
        } else {
            view! { <Table title rows /> }.into_any()
        }
    };
    view! {
        <PageHeading text=title />
        {drawn}
        {move || {
            let decided = decided.get();
            (!decided.is_empty()).then(|| view! { <Decided rows=decided /> })
        }}
    }
}

#[component]
fn Table(title: Signal<String>, rows: Vec<ToDecide>) -> impl IntoView {
    let i18n = use_i18n();
    let lines = rows
        .into_iter()
        .map(|row| view! { <Line row /> })
        .collect_view();
    view! {
        <p class="muted">{t!(i18n, me.conflicts.note)}</p>
        <div class="table-scroll">
            <table class="table table-plain">
                <caption class="visually-hidden">{move || title.get()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, me.outbox.what)}</th>
                        <th scope="col">{t!(i18n, me.outbox.when)}</th>
                        <th scope="col">{t!(i18n, me.conflicts.why)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Line(row: ToDecide) -> impl IntoView {
    let i18n = use_i18n();
    let ToDecide {
        id,
        at,
        what,
        contact,
        why,
        ..
    } = row;
    let name = contact.map(|(_, name)| name).unwrap_or_default();
    view! {
        <tr>
            <th scope="row">
                <A href=Place::Conflict(id)
                    .path()>{move || what_words(i18n.get_locale(), what, &name)}</A>
            </th>
            <td>{move || at.map(|at| format::date_time(i18n.get_locale(), at))}</td>
            <td>{move || words::why(i18n.get_locale(), &why)}</td>
        </tr>
    }
}

#[component]
fn Decided(rows: Vec<DecidedItem>) -> impl IntoView {
    let i18n = use_i18n();
    let act = Act::new();
    let items = rows
        .into_iter()
        .map(|row| view! { <Undo row act /> })
        .collect_view();
    view! {
        <section aria-labelledby="decided-title">
            <h2 id="decided-title">{t!(i18n, me.conflicts.decided)}</h2>
            <p class="muted">{t!(i18n, me.conflicts.decided_note)}</p>
            <ul>{items}</ul>
            <p class="problem" role="alert" hidden=move || act.words().with(Option::is_none)>
                {move || act.words().get()}
            </p>
        </section>
    }
}

#[component]
fn Undo(row: DecidedItem, act: Act) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let DecidedItem { id, what, name } = row;
    let words = StoredValue::new(name);
    let said = move || words.with_value(|name| what_words(i18n.get_locale(), what, name));
    view! {
        <li>
            {said} " "
            <button
                type="button"
                class="button button-small"
                on:click=move |_| {
                    act.run(|| replica.ask(|port| port.undo_decision(id)), |()| {});
                }
            >
                {move || t_string!(i18n, me.conflicts.undo, what = said())}
            </button>
        </li>
    }
}

//! One decision: every field with its values, and what is to count.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use super::ends::Ends;
use super::field::{Deciding, Field};
use super::model::{Draft, keeps_both};
use super::{keys, words};
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{DecisionId, ToChoose, ToDecide, use_replica};
use crate::routes::Place;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::heading::PageHeading;
use crate::views::me::outbox::what_words;

/// The page of one decision.
#[component]
pub fn Conflict(id: DecisionId) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    // What was picked and written stays when the server's value changes meanwhile.
    let draft = RwSignal::new(Draft::default());
    let row = Memo::new(move |_| {
        data.with(|data| data.to_decide.iter().find(|row| row.id == id).cloned())
    });
    move || match row.get() {
        Some(row) => view! { <Page row draft /> }.into_any(),
        None => view! {
            <PageHeading text=Signal::derive(move || t_string!(i18n, me.conflicts.h1).to_owned()) />
            <EmptyState text=Signal::derive(move || {
                t_string!(i18n, me.conflicts.settled).to_owned()
            }) />
            <p>
                <A href=Place::Conflicts.path()>{t!(i18n, me.conflicts.back)}</A>
            </p>
        }
        .into_any(),
    }
}

#[component]
fn Page(row: ToDecide, draft: RwSignal<Draft>) -> impl IntoView {
    let i18n = use_i18n();
    let ToDecide {
        id,
        at,
        what,
        contact,
        why,
        table,
        fields,
    } = row;
    let deciding = Deciding {
        id,
        why: StoredValue::new(why),
        table,
        draft,
    };
    let name = StoredValue::new(contact.map(|(_, name)| name).unwrap_or_default());
    let title =
        Signal::derive(move || name.with_value(|name| what_words(i18n.get_locale(), what, name)));
    view! {
        <PageHeading text=title />
        <p>{move || deciding.why.with_value(|why| words::why(i18n.get_locale(), why))}</p>
        <p class="muted">
            {move || {
                at.map(|at| {
                    let at = format::date_time(i18n.get_locale(), at);
                    t_string!(i18n, me.conflicts.made, at = at)
                })
            }}
        </p>
        <Body deciding fields />
        <p>
            <A href=Place::Conflicts.path()>{t!(i18n, me.conflicts.skip)}</A>
        </p>
    }
}

#[component]
fn Body(deciding: Deciding, fields: Vec<ToChoose>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let navigate = use_navigate();
    let to_list = Callback::new(move |()| {
        navigate(&Place::Conflicts.path(), NavigateOptions::default());
    });
    let (act, missing, at) = (Act::new(), RwSignal::new(false), RwSignal::new(None));
    let id = deciding.id;
    let keeps = move |field: &ToChoose| {
        let data = replica.data;
        data.with_untracked(|data| keeps_both(data, deciding.table, field))
    };
    let fields = StoredValue::new(fields);
    let use_result = Callback::new(move |()| {
        let result = fields.with_value(|fields| deciding.draft.with(|draft| draft.result(fields)));
        missing.set(result.is_err());
        if let Ok(choices) = result {
            act.run(
                || replica.ask(|port| port.decide(id, choices)),
                move |()| to_list.run(()),
            );
        }
    });
    let drawn = fields.with_value(|fields| {
        let fields = fields.iter().cloned().enumerate();
        let fields = fields.map(|(place, field)| view! { <Field deciding place field /> });
        fields.collect_view()
    });
    view! {
        <div
            class="disputes"
            on:keydown=move |event| {
                keys::pressed(&event, fields, deciding.draft, at, use_result, keeps);
            }
        >
            {drawn}
            <p class="problem" role="alert" hidden=move || !missing.get()>
                {t!(i18n, me.conflicts.undecided)}
            </p>
            <p class="problem" role="alert" hidden=move || act.words().with(Option::is_none)>
                {move || act.words().get()}
            </p>
            <Ends deciding fields use_result act to_list />
        </div>
    }
}

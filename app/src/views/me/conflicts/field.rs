//! One field of a decision: its values side by side, and which one is to count.

use domain::record::Table;
use leptos::prelude::*;

use super::model::{Draft, Picked, keeps_both, offers};
use super::words;
use super::written::Write;
use crate::i18n::{t_string, use_i18n};
use crate::replica::{DecisionId, Shown, ToChoose, Version, Why, use_replica};
use crate::ui::choice::RadioGroup;
use crate::ui::sealed_text::SealedText;

/// What all fields of a decision share.
#[derive(Clone, Copy)]
pub struct Deciding {
    /// The decision.
    pub id: DecisionId,
    /// Why it is one.
    pub why: StoredValue<Why>,
    /// The record's type.
    pub table: Table,
    /// The choices so far.
    pub draft: RwSignal<Draft>,
}

/// The field at a place of the page.
#[component]
pub fn Field(deciding: Deciding, place: usize, field: ToChoose) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let id = field.field.clone();
    let named = id.clone();
    let name = Signal::derive(move || {
        data.with(|data| words::field(i18n.get_locale(), data, deciding.table, &named))
    });
    let versions = [
        (Version::Before, field.before.clone()),
        (Version::Mine, field.mine.clone()),
        (Version::Theirs, field.theirs.clone()),
    ];
    let values = versions
        .into_iter()
        .filter(|(_, shown)| *shown != Shown::Unknown)
        .map(|(version, shown)| {
            view! { <Value deciding field=id.clone() name version shown /> }
        })
        .collect_view();
    view! {
        <section class="dispute" id=format!("dispute-{place}") tabindex="-1">
            <h2>{move || name.get()}</h2>
            <dl class="dispute-values">{values}</dl>
            <Choose deciding place field name />
        </section>
    }
}

#[component]
fn Value(
    deciding: Deciding,
    field: domain::FieldId,
    name: Signal<String>,
    version: Version,
    shown: Shown,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let called =
        move || (deciding.why).with_value(|why| words::version(i18n.get_locale(), why, version));
    let full = Signal::derive(move || format!("{} ({})", name.get(), called()));
    let value = match shown {
        Shown::Plain(value) => view! { <span>{value}</span> }.into_any(),
        Shown::Nothing | Shown::Unknown => {
            view! { <span class="muted">{move || t_string!(i18n, me.conflicts.nothing)}</span> }
                .into_any()
        }
        Shown::Sealed => {
            let open = Callback::new(move |()| {
                let field = field.clone();
                replica.ask(|port| port.open_version(deciding.id, field, version))
            });
            view! { <SealedText field=full open /> }.into_any()
        }
    };
    view! {
        <div>
            <dt>{called}</dt>
            <dd>{value}</dd>
        </div>
    }
}

#[component]
fn Choose(
    deciding: Deciding,
    place: usize,
    field: ToChoose,
    name: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = StoredValue::new(field.field.clone());
    let field = StoredValue::new(field);
    let draft = deciding.draft;
    let data = use_replica().data;
    let both = data
        .with_untracked(|data| field.with_value(|field| keeps_both(data, deciding.table, field)));
    let picked =
        Signal::derive(move || draft.with(|draft| id.with_value(|id| draft.of(id).picked)));
    let options = Signal::derive(move || {
        let locale = i18n.get_locale();
        let mut options = deciding.why.with_value(|why| {
            vec![
                (
                    Picked::Mine,
                    words::version(locale, why, Version::Mine).to_owned(),
                ),
                (
                    Picked::Theirs,
                    words::version(locale, why, Version::Theirs).to_owned(),
                ),
            ]
        });
        if both {
            options.push((Picked::Both, t_string!(i18n, me.conflicts.both).to_owned()));
        }
        options.push((
            Picked::Written,
            t_string!(i18n, me.conflicts.written).to_owned(),
        ));
        field.with_value(|field| options.retain(|(picked, _)| offers(field, *picked)));
        options
    });
    let choose = Callback::new(move |picked| {
        draft.update(|draft| field.with_value(|field| draft.pick(field, picked)));
    });
    view! {
        <RadioGroup name=format!("decide-{place}") label=name options chosen=picked choose />
        {move || {
            (picked.get() == Some(Picked::Written))
                .then(|| view! { <Write deciding place id=id.get_value() name /> })
        }}
    }
}

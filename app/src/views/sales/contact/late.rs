//! A value that came late from a removed user: marked, and taken over with a button.

use domain::RecordId;
use leptos::prelude::*;

use super::model::LateRow;
use crate::act::Act;
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::sealed_text::SealedText;

/// The late values beside a field.
#[component]
pub fn LateValues(
    /// The record.
    record: RecordId,
    /// The values.
    late: Vec<LateRow>,
    /// Name of the field.
    #[prop(into)]
    field: Signal<String>,
    /// How values are shown.
    #[prop(optional)]
    shown_as: Option<fn(&str) -> String>,
) -> impl IntoView {
    let shown_as = shown_as.unwrap_or(|value| value.to_owned());
    late.into_iter()
        .map(|late| view! { <LateValue record late field shown_as /> })
        .collect_view()
}

#[component]
fn LateValue(
    record: RecordId,
    late: LateRow,
    field: Signal<String>,
    shown_as: fn(&str) -> String,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let name =
        Signal::derive(move || t_string!(i18n, sales.contact.late_field, field = field.get()));
    let LateRow {
        field: id,
        op,
        here,
        takes,
    } = late;
    let opened = id.clone();
    let open = Callback::new(move |()| {
        let field = opened.clone();
        replica.ask(|port| port.open_late(record, field, op))
    });
    view! {
        <span class="late">
            <span class="late-mark">
                {move || match here {
                    true => t_string!(i18n, sales.contact.late_device),
                    false => t_string!(i18n, sales.contact.late),
                }}
            </span>
            <SealedText field=name open shown_as />
            {takes.then(|| view! { <TakeOver record field=id op name /> })}
        </span>
    }
}

#[component]
fn TakeOver(
    record: RecordId,
    field: domain::FieldId,
    op: domain::OpId,
    name: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let press = move |_| {
        let field = field.clone();
        act.run(
            || replica.ask(|port| port.take_late_over(record, field, op)),
            |_| {},
        );
    };
    view! {
        <button
            type="button"
            class="button button-small"
            aria-disabled=move || act.busy().get().then_some("true")
            on:click=press
        >
            {move || t_string!(i18n, sales.contact.late_take, field = name.get())}
        </button>
        {move || act.words().get().map(|words| view! { <span class="field-error" role="alert">{words}</span> })}
    }
}

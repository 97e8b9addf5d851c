//! A labelled input with its hint and its error; what was typed before the start is kept.

mod kind;

pub use kind::FieldKind;

use leptos::html::{Input, Textarea};
use leptos::prelude::*;

/// A labelled input.
#[component]
pub fn TextField(
    /// Unique on the page; also the name of the form field.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// How it behaves.
    #[prop(default = FieldKind::TEXT)]
    kind: FieldKind,
    /// Help below the label.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let id = format!("field-{name}");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        Signal::derive(move || {
            let hinted = hint.with(|hint| !hint.is_empty()).then(|| hint_id.clone());
            let failed = error.with(Option::is_some).then(|| error_id.clone());
            let ids: Vec<_> = hinted.into_iter().chain(failed).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    };
    let invalid = Signal::derive(move || error.with(Option::is_some).then_some("true"));
    let control = if kind.lines {
        lines(id.clone(), name, value, required, described, invalid).into_any()
    } else {
        line(id.clone(), name, value, kind, required, described, invalid).into_any()
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {move || label.get()}
            </label>
            <p class="field-hint" id=hint_id hidden=move || hint.with(String::is_empty)>
                {move || hint.get()}
            </p>
            {control}
            <p class="field-error" id=error_id hidden=move || error.with(Option::is_none)>
                {move || error.get()}
            </p>
        </div>
    }
}

fn line(
    id: String,
    name: String,
    value: RwSignal<String>,
    kind: FieldKind,
    required: bool,
    described: Signal<Option<String>>,
    invalid: Signal<Option<&'static str>>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    Effect::new(move |started: Option<bool>| {
        let typed = value.get();
        let Some(input) = input.get() else {
            return false;
        };
        if started != Some(true) && typed.is_empty() && !input.value().is_empty() {
            value.set(input.value());
        } else if input.value() != typed {
            input.set_value(&typed);
        }
        true
    });
    view! {
        <input
            class="field-input"
            id=id
            name=name
            type=kind.input
            autocomplete=kind.autocomplete
            inputmode=kind.mode
            autocapitalize="off"
            spellcheck="false"
            required=required
            aria-describedby=move || described.get()
            aria-invalid=move || invalid.get()
            node_ref=input
            on:input:target=move |event| value.set(event.target().value())
        />
    }
}

fn lines(
    id: String,
    name: String,
    value: RwSignal<String>,
    required: bool,
    described: Signal<Option<String>>,
    invalid: Signal<Option<&'static str>>,
) -> impl IntoView {
    let area = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        let typed = value.get();
        if let Some(area) = area.get()
            && area.value() != typed
        {
            area.set_value(&typed);
        }
    });
    view! {
        <textarea
            class="field-input field-lines"
            id=id
            name=name
            // Without it Chromium writes what was typed into its session files, in clear.
            autocomplete="off"
            rows="4"
            required=required
            aria-describedby=move || described.get()
            aria-invalid=move || invalid.get()
            node_ref=area
            on:input:target=move |event| value.set(event.target().value())
        ></textarea>
    }
}

//! A group of radios and a list of options.

use leptos::prelude::*;

/// A group of radios with one chosen value.
#[component]
pub fn RadioGroup<T: Clone + PartialEq + Send + Sync + 'static>(
    /// Unique on the page.
    #[prop(into)]
    name: String,
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What is chosen, said before the values.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The values with their words.
    #[prop(into)]
    options: Signal<Vec<(T, String)>>,
    /// The chosen value.
    #[prop(into)]
    chosen: Signal<Option<T>>,
    /// Called with a new choice.
    choose: Callback<T>,
) -> impl IntoView {
    let label_id = format!("group-{name}");
    let hint_id = format!("hint-{name}");
    let (labelled, hinted) = (label_id.clone(), hint_id.clone());
    let described = move || hint.with(|hint| !hint.is_empty()).then(|| hinted.clone());
    let rows = move || {
        let name = name.clone();
        options
            .get()
            .into_iter()
            .enumerate()
            .map(move |(place, (value, words))| {
                let id = format!("{name}-{place}");
                let label_for = id.clone();
                let (shown, picked) = (value.clone(), value);
                view! {
                    <label class="choice" for=label_for>
                        <input
                            type="radio"
                            id=id
                            name=name.clone()
                            prop:checked=move || {
                                chosen.with(|chosen| chosen.as_ref() == Some(&shown))
                            }
                            on:change=move |_| choose.run(picked.clone())
                        />
                        <span>{words}</span>
                    </label>
                }
            })
            .collect_view()
    };
    view! {
        <div class="choices" role="radiogroup" aria-labelledby=labelled aria-describedby=described>
            <span class="field-label" id=label_id>
                {move || label.get()}
            </span>
            <p class="choices-hint" id=hint_id hidden=move || hint.with(String::is_empty)>
                {move || hint.get()}
            </p>
            <div class="choices-row">{rows}</div>
        </div>
    }
}

/// A labelled list of which one is chosen.
#[component]
pub fn Select(
    /// Unique on the page.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// The values with their words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The chosen value.
    value: RwSignal<String>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = format!("field-{name}");
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let rows = move || {
        options
            .get()
            .into_iter()
            .map(|(key, words)| {
                let shown = key.clone();
                view! {
                    <option value=key prop:selected=move || value.with(|value| *value == shown)>
                        {words}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {move || label.get()}
            </label>
            <select
                class="field-input"
                id=id
                name=name
                aria-describedby=move || error.with(Option::is_some).then(|| described.clone())
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:change:target=move |event| value.set(event.target().value())
            >
                {rows}
            </select>
            <p class="field-error" id=error_id hidden=move || error.with(Option::is_none)>
                {move || error.get()}
            </p>
        </div>
    }
}

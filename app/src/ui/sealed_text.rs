//! An encrypted value: a fixed mask until its holder opens it, closed again by itself.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t_string, use_i18n};
use crate::replica::Reply;
use crate::ui::icon::Icon;

/// How long an opened value stays on screen.
const OPEN: Duration = Duration::from_secs(60);

/// A value that its holder opens with a button; opening is logged.
#[component]
pub fn SealedText(
    /// Name of the field.
    #[prop(into)]
    field: Signal<String>,
    /// Opens the value.
    open: Callback<(), Reply<String>>,
    /// How the value is shown.
    #[prop(optional)]
    shown_as: Option<fn(&str) -> String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let value = RwSignal::new(None::<String>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let act = Act::new();
    let close = move || {
        if let Some(handle) = timer.try_get_value().flatten() {
            handle.clear();
        }
        let _ = timer.try_set_value(None);
        let _ = value.try_set(None);
    };
    on_cleanup(close);
    let press = move |_| {
        if value.with_untracked(Option::is_some) {
            close();
            return;
        }
        act.run(
            || open.run(()),
            move |text| {
                let _ = value.try_set(Some(text));
                let handle = set_timeout_with_handle(close, OPEN).ok();
                let _ = timer.try_set_value(handle);
            },
        );
    };
    let name = move || match value.with(Option::is_some) {
        true => t_string!(i18n, ui.hide_field, field = field.get()),
        false => t_string!(i18n, ui.show_field, field = field.get()),
    };
    let text = move || {
        value.with(|value| match (value, shown_as) {
            (Some(value), Some(shown_as)) => shown_as(value),
            (Some(value), None) => value.clone(),
            (None, _) => "••••••".to_owned(),
        })
    };
    view! {
        <span class="sealed" data-open=move || value.with(Option::is_some).then_some("")>
            <Icon name="lock" />
            <span class="sealed-value" aria-live="polite">
                {text}
            </span>
            <button
                type="button"
                class="button button-small"
                aria-disabled=move || act.busy().get().then_some("true")
                on:click=press
            >
                {name}
            </button>
            {move || {
                act.words()
                    .get()
                    .map(|words| {
                        view! {
                            <span class="field-error" role="alert">
                                {words}
                            </span>
                        }
                    })
            }}
        </span>
    }
}

//! What kept a form from being saved: takes the focus and links to the fields.

use leptos::html::Div;
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};

/// One error: the field it stands beside, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field; none for an error of the whole form.
    pub field: Option<String>,
    /// The words.
    pub words: String,
}

/// The summary above a form.
#[component]
pub fn ErrorSummary(
    /// The errors; none hides the summary.
    #[prop(into)]
    errors: Signal<Vec<FieldError>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let failed = errors.with(|errors| !errors.is_empty());
        if let (true, Some(place)) = (failed, place.get()) {
            let _ = place.focus();
        }
    });
    let rows = move || {
        errors
            .get()
            .into_iter()
            .map(|error| match error.field {
                Some(field) => view! {
                    <li>
                        <a href=format!("#field-{field}") rel="external">
                            {error.words}
                        </a>
                    </li>
                }
                .into_any(),
                None => view! { <li>{error.words}</li> }.into_any(),
            })
            .collect_view()
    };
    view! {
        <div
            class="error-summary"
            role="alert"
            tabindex="-1"
            node_ref=place
            hidden=move || errors.with(Vec::is_empty)
        >
            <p class="error-summary-heading">{move || t_string!(i18n, ui.error_summary)}</p>
            <ul>{rows}</ul>
        </div>
    }
}

/// The words beside one field.
#[must_use]
pub fn error_of(errors: RwSignal<Vec<FieldError>>, field: &str) -> Signal<Option<String>> {
    let field = field.to_owned();
    Signal::derive(move || {
        errors.with(|errors| {
            errors
                .iter()
                .find(|error| error.field.as_deref() == Some(&field))
                .map(|error| error.words.clone())
        })
    })
}

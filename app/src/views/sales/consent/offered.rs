//! The purposes that can be asked for.

use domain::PurposeId;
use domain::privacy::Channel;
use leptos::prelude::*;

use super::Question;
use crate::i18n::{t, use_i18n};
use crate::people::{channel_words, label};

/// The purposes as checkboxes.
#[component]
pub fn Offered(
    questions: Vec<Question>,
    chosen: RwSignal<Vec<(PurposeId, Channel)>>,
    nothing: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let boxes = questions
        .into_iter()
        .map(|(purpose, channel, name, sentence)| {
            let key = (purpose, channel);
            let shown = key.clone();
            let toggle = move |_| {
                chosen.update(
                    |chosen| match chosen.iter().position(|known| *known == key) {
                        Some(at) => {
                            chosen.remove(at);
                        }
                        None => chosen.push(key.clone()),
                    },
                );
            };
            view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=move || chosen.with(|chosen| chosen.contains(&shown))
                        on:change=toggle
                    />
                    <span>
                        {move || {
                            let locale = i18n.get_locale();
                            format!("{}, {}", label(locale, &name), channel_words(locale, channel))
                        }} <span class="muted choice-note">{sentence}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="form-section">
            <legend>{t!(i18n, sales.consent.offer)}</legend>
            {boxes}
            <p class="field-error" role="alert" hidden=move || !nothing.get()>
                {t!(i18n, sales.consent.none)}
            </p>
        </fieldset>
    }
}

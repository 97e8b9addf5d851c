//! One pair of equal controls for each purpose, and the pair for all of them.

use leptos::prelude::*;

use super::model::Question;
use crate::Locale;
use crate::i18n::td_string;
use crate::people::{channel_words, label};
use crate::ui::choice::RadioGroup;

/// The purpose and channel of a question in words.
#[must_use]
pub fn what_words(locale: Locale, question: &Question) -> String {
    td_string!(
        locale,
        hand_over.purpose,
        purpose = label(locale, &question.name),
        channel = channel_words(locale, question.channel)
    )
}

/// The questions with their radios, none selected.
#[component]
pub fn Questions(
    asked: Vec<Question>,
    yes: String,
    no: String,
    choices: RwSignal<Vec<Option<bool>>>,
    locale: RwSignal<Locale>,
) -> impl IntoView {
    asked
        .into_iter()
        .enumerate()
        .map(|(at, question)| {
            let options = vec![(true, yes.clone()), (false, no.clone())];
            let sentence = question.sentence.clone();
            view! {
                <div class="question">
                    <RadioGroup
                        name=format!("question-{at}")
                        label=Signal::derive(move || what_words(locale.get(), &question))
                        hint=Signal::stored(sentence)
                        options=Signal::stored(options)
                        chosen=Signal::derive(move || {
                            choices.with(|choices| choices.get(at).copied().flatten())
                        })
                        choose=Callback::new(move |chosen| {
                            choices
                                .update(|choices| {
                                    if let Some(place) = choices.get_mut(at) {
                                        *place = Some(chosen);
                                    }
                                });
                        })
                    />
                </div>
            }
        })
        .collect_view()
}

/// The two buttons for all questions at once; they exist only as a pair.
#[component]
pub fn AllOrNone(choices: RwSignal<Vec<Option<bool>>>, locale: RwSignal<Locale>) -> impl IntoView {
    let all = move |answer| choices.update(|choices| choices.fill(Some(answer)));
    view! {
        <div class="all-or-none">
            <button type="button" class="button" on:click=move |_| all(true)>
                {move || td_string!(locale.get(), hand_over.all)}
            </button>
            <button type="button" class="button" on:click=move |_| all(false)>
                {move || td_string!(locale.get(), hand_over.none)}
            </button>
        </div>
    }
}

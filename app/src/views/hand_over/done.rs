//! What was recorded: receipt number, choices in words, how to withdraw.

use leptos::prelude::*;

use super::Stage;
use super::answer::what_words;
use super::model;
use crate::Locale;
use crate::i18n::td_string;
use crate::ui::button::Button;
use crate::ui::heading::PageHeading;

/// The receipt on screen.
#[component]
pub fn Recorded(
    recorded: model::Recorded,
    locale: RwSignal<Locale>,
    stage: RwSignal<Stage>,
) -> impl IntoView {
    let answers = recorded.answers;
    let lines = move || {
        answers
            .iter()
            .map(|(question, chosen)| {
                let said = said_words(locale.get(), *chosen);
                let what = what_words(locale.get(), question);
                view! {
                    <li>
                        <span>{format!("{what}: ")}</span>
                        <strong>{said}</strong>
                    </li>
                }
            })
            .collect_view()
    };
    let organisation = recorded.organisation;
    let kept = move || {
        td_string!(
            locale.get(),
            hand_over.kept,
            organisation = organisation.clone()
        )
    };
    let print = move |_| {
        let _ = window().print();
    };
    view! {
        <div class="customer-page print-only-this" lang=move || locale.get().to_string()>
            <PageHeading text=Signal::derive(move || {
                td_string!(locale.get(), hand_over.recorded).to_owned()
            }) />
            <p>
                {move || td_string!(locale.get(), hand_over.receipt)} " "
                <strong class="receipt-number">{recorded.receipt}</strong>
            </p>
            <ul class="recorded-answers">{lines}</ul>
            <p role="status">{kept}</p>
            <p>{move || td_string!(locale.get(), hand_over.how_to_withdraw)}</p>
            <div class="form-end no-print">
                <Button
                    main=true
                    label=Signal::derive(move || td_string!(locale.get(), hand_over.return_).to_owned())
                    press=Callback::new(move |()| stage.set(Stage::Return))
                />
                <button type="button" class="button" on:click=print>
                    {move || td_string!(locale.get(), hand_over.print)}
                </button>
            </div>
        </div>
    }
}

fn said_words(locale: Locale, chosen: Option<bool>) -> &'static str {
    match chosen {
        Some(true) => td_string!(locale, hand_over.yes),
        Some(false) => td_string!(locale, hand_over.no),
        None => td_string!(locale, hand_over.not_answered),
    }
}

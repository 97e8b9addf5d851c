//! The recovery kit: its sheet, and the field of code A.

use leptos::prelude::*;

use super::text_field::TextField;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{Kit, Refusal};

/// The sheet that is printed; nothing else of the page is.
#[component]
pub fn KitSheet(
    /// Name of the organisation.
    organisation: String,
    /// The kit.
    kit: Kit,
) -> impl IntoView {
    let i18n = use_i18n();
    let print = move |_| {
        let _ = window().print();
    };
    view! {
        <section>
            <h2>{t!(i18n, shell.set_up.title_kit)}</h2>
            <p>{t!(i18n, shell.set_up.kit_text)}</p>
            <div class="kit print-only-this">
                <h3>
                    {move || {
                        t_string!(i18n, shell.set_up.kit_title, organisation = organisation.clone())
                    }}
                </h3>
                <p>{t!(i18n, shell.set_up.kit_a)}</p>
                <p>
                    <code class="secret">{kit.code_a}</code>
                </p>
                <p>{t!(i18n, shell.set_up.kit_b)}</p>
                <p>
                    <code class="secret">{kit.code_b}</code>
                </p>
                <p>
                    {t!(i18n, shell.set_up.kit_word)} ": "
                    <strong class="kit-word">{kit.check_word}</strong>
                </p>
            </div>
            <button type="button" class="button" on:click=print>
                {t!(i18n, shell.set_up.kit_print)}
            </button>
        </section>
    }
}

/// Asks for code A, with what is wrong with it beside the field.
#[component]
pub fn CodeA(
    /// What is typed.
    value: RwSignal<String>,
    /// The act that uses it.
    act: Act,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <TextField
            name="kit"
            label=Signal::derive(move || t_string!(i18n, shell.recovery.code_a).to_owned())
            hint=Signal::derive(move || t_string!(i18n, shell.recovery.code_a_hint).to_owned())
            value
            error=wrong_kit(act)
            required=true
        />
    }
}

/// What is wrong with the code, beside its field.
fn wrong_kit(act: Act) -> Signal<Option<String>> {
    let (refused, words) = (act.refused(), act.words());
    Signal::derive(move || {
        let here = refused
            .with(|refused| matches!(refused, Some(Refusal::KitMistyped(_) | Refusal::KitWrong)));
        if here { words.get() } else { None }
    })
}

//! The recovery kit: its sheet, its check word, and the field of code A.

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

/// What is typed as the check word of a kit, which proves that its sheet was printed.
#[derive(Clone, Copy)]
pub struct TypedWord {
    value: RwSignal<String>,
    wrong: RwSignal<bool>,
}

impl TypedWord {
    /// Nothing typed yet.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            value: RwSignal::new(String::new()),
            wrong: RwSignal::new(false),
        }
    }

    /// The word, if it is the one of the kit; says so beside the field otherwise.
    #[must_use]
    pub fn proven(self, check_word: &str) -> Option<String> {
        let typed = self.value.get_untracked().trim().to_lowercase();
        let right = typed == check_word.to_lowercase();
        self.wrong.set(!right);
        right.then_some(typed)
    }
}

/// Asks for the check word.
#[component]
pub fn CheckWord(
    /// What is typed.
    word: TypedWord,
) -> impl IntoView {
    let i18n = use_i18n();
    let error = Signal::derive(move || {
        let wrong = word.wrong.get();
        wrong.then(|| t_string!(i18n, ui.refusal.check_word).to_owned())
    });
    view! {
        <TextField
            name="word"
            label=Signal::derive(move || t_string!(i18n, shell.set_up.kit_word).to_owned())
            hint=Signal::derive(move || t_string!(i18n, shell.set_up.kit_word_hint).to_owned())
            value=word.value
            error
            required=true
        />
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

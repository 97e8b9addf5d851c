//! The questions: text first, then a pair of equal controls for each purpose, then the signature.

use domain::RecordId;
use domain::command::Command;
use domain::privacy::TextVersion;
use leptos::prelude::*;

use super::Stage;
use super::answer::{AllOrNone, Questions, what_words};
use super::layers::TextLayers;
use super::model::{self, Question, Recorded};
use super::sign::Signature;
use crate::Locale;
use crate::act::Act;
use crate::i18n::td_string;
use crate::offer::Offer;
use crate::replica::use_replica;
use crate::ui::choice::RadioGroup;
use crate::ui::heading::PageHeading;
use crate::ui::signature::Stroke;

/// The customer's form; its text follows the chosen language.
#[component]
pub fn Choose(
    id: RecordId,
    offer: Offer,
    locale: RwSignal<Locale>,
    stage: RwSignal<Stage>,
) -> impl IntoView {
    let data = use_replica().data;
    let choices = RwSignal::new(Vec::<Option<bool>>::new());
    let strokes = RwSignal::new(Vec::<Stroke>::new());
    let shown = Memo::new(move |_| {
        let language = locale.get().to_string();
        data.with_untracked(|data| {
            let organisation = data.organisation.as_deref()?;
            let text = offer.version(organisation, &language)?.clone();
            let asked = model::questions(organisation, &offer, &text);
            Some((organisation.name.clone(), text, asked))
        })
    });
    view! {
        <div class="customer-page" lang=move || locale.get().to_string()>
            <Language locale />
            <PageHeading text=Signal::derive(move || td_string!(locale.get(), hand_over.title).to_owned()) />
            {move || match shown.get() {
                None => view! { <p>{td_string!(locale.get(), hand_over.no_text)}</p> }.into_any(),
                Some((organisation, text, asked)) => {
                    view! { <Form id organisation text asked choices strokes locale stage /> }.into_any()
                }
            }}
        </div>
    }
}

#[component]
fn Language(locale: RwSignal<Locale>) -> impl IntoView {
    view! {
        <RadioGroup
            name="customer-language"
            label=Signal::derive(move || td_string!(locale.get(), shell.language).to_owned())
            options=Signal::stored(
                vec![(Locale::cs, "Čeština".to_owned()), (Locale::en, "English".to_owned())],
            )
            chosen=Signal::derive(move || Some(locale.get()))
            choose=Callback::new(move |chosen| locale.set(chosen))
        />
    }
}

#[component]
fn Form(
    id: RecordId,
    organisation: String,
    text: TextVersion,
    asked: Vec<Question>,
    choices: RwSignal<Vec<Option<bool>>>,
    strokes: RwSignal<Vec<Stroke>>,
    locale: RwSignal<Locale>,
    stage: RwSignal<Stage>,
) -> impl IntoView {
    let replica = use_replica();
    let act = Act::new();
    choices.update(|choices| choices.resize(asked.len(), None));
    let (yes, no) = (text.screen.yes.clone(), text.screen.no.clone());
    let layers = text.clone();
    let (questions, open) = (asked.clone(), asked.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = choices.get_untracked();
        let capture = model::capture(id, &text, &asked, &chosen, strokes.get_untracked());
        let recorded = Recorded {
            receipt: String::new(),
            organisation: organisation.clone(),
            answers: asked.iter().cloned().zip(chosen).collect(),
        };
        act.run(
            || replica.ask(|port| port.dispatch(Command::CaptureConsent(capture))),
            move |done| {
                let receipt = done.receipt.unwrap_or_default();
                let _ = stage.try_set(Stage::Done(Recorded {
                    receipt,
                    ..recorded
                }));
            },
        );
    };
    let left_open = move || {
        let what = choices.with(|choices| unanswered(locale.get(), &open, choices))?;
        Some(td_string!(locale.get(), hand_over.unanswered, what = what))
    };
    view! {
        <form class="customer-form" method="post" on:submit=submit>
            <TextLayers text=layers locale />
            <Questions asked=questions yes no choices locale />
            <AllOrNone choices locale />
            <Signature strokes locale />
            <p role="status">{left_open}</p>
            {move || act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
            <button
                type="submit"
                class="button button-main"
                aria-disabled=move || act.busy().get().then_some("true")
            >
                {move || td_string!(locale.get(), hand_over.confirm)}
            </button>
        </form>
    }
}

/// The unanswered purposes in words.
fn unanswered(locale: Locale, asked: &[Question], chosen: &[Option<bool>]) -> Option<String> {
    let missing: Vec<_> = asked
        .iter()
        .zip(chosen)
        .filter(|(_, chosen)| chosen.is_none())
        .map(|(question, _)| what_words(locale, question))
        .collect();
    (!missing.is_empty()).then(|| missing.join("; "))
}

//! Two holders help: their words, how far they are, and the new passphrase at the end.

pub mod go_on;

use std::time::Duration;

use leptos::prelude::*;
use sync::message::account::ApiErrorCode;

use super::Steps;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{HelpStep, Helped, Refusal, use_replica};
use crate::ui::button::Button;
use crate::ui::words::Words;
use go_on::GoOn;

/// A step of a helper shows soon.
const RHYTHM: Duration = Duration::from_secs(5);

/// The page of who waits for two holders.
#[component]
pub fn Help(
    /// Where it goes on.
    steps: Steps,
    /// Whether this way is chosen.
    helped: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (answer, look) = (RwSignal::new(None::<Helped>), Act::new());
    let (moved, failed) = (RwSignal::new(false), look.words());
    keep_looking(steps, answer, look);
    let words = Memo::new(move |_| answer.with(|helped| Some(helped.as_ref()?.words.clone())));
    let step = Memo::new(move |_| answer.with(|helped| Some(helped.as_ref()?.step)));
    let end = Memo::new(move |_| {
        let ends = |step: &HelpStep| matches!(step, HelpStep::Done | HelpStep::Impossible);
        step.get().filter(ends)
    });
    let shown = move || match (words.get(), end.get()) {
        (_, Some(HelpStep::Impossible)) => view! { <Impossible /> }.into_any(),
        (_, Some(HelpStep::Done | HelpStep::First | HelpStep::Second)) => {
            view! { <GoOn steps answer moved /> }.into_any()
        }
        (Some(words), None) => view! { <Compare words step /> }.into_any(),
        (None, None) => view! {
            <p role="status" class="muted">
                {move || look.busy().get().then(|| t_string!(i18n, shell.recovery.help_making))}
            </p>
        }
        .into_any(),
    };
    view! {
        <p class="problem" role="alert" hidden=move || failed.with(Option::is_none)>
            {move || failed.get()}
        </p>
        <p class="problem" role="alert" hidden=move || !moved.get()>
            {t!(i18n, ui.refusal.help_moved)}
        </p>
        {shown}
        <p>
            <Button
                label=Signal::derive(move || t_string!(i18n, shell.recovery.kit).to_owned())
                press=Callback::new(move |()| helped.set(false))
            />
        </p>
    }
}

#[component]
fn Compare(words: String, step: Memo<Option<HelpStep>>) -> impl IntoView {
    let i18n = use_i18n();
    let said = move || match step.get() {
        Some(HelpStep::Second) => t_string!(i18n, shell.recovery.help_wait_second),
        Some(HelpStep::First | HelpStep::Done | HelpStep::Impossible) | None => {
            t_string!(i18n, shell.recovery.help_wait_first)
        }
    };
    view! {
        <p>{t!(i18n, shell.recovery.help_text)}</p>
        <div class="words-large">
            <Words
                words
                name=Signal::derive(move || t_string!(i18n, shell.recovery.help_words).to_owned())
            />
        </div>
        <p role="status">
            <strong>{said}</strong>
        </p>
        <p class="muted">{t!(i18n, shell.recovery.help_reload)}</p>
    }
}

#[component]
fn Impossible() -> impl IntoView {
    let i18n = use_i18n();
    view! { <p role="alert">{t!(i18n, shell.recovery.help_impossible)}</p> }
}

/// Looks at once and then now and again, but not while nobody sees the page.
fn keep_looking(steps: Steps, answer: RwSignal<Option<Helped>>, look: Act) {
    let replica = use_replica();
    let ask = move || {
        look.run(
            || replica.ask(|port| port.recovery_help()),
            move |helped| {
                let _ = answer.try_set(Some(helped));
            },
        );
    };
    let again = move || {
        let done = answer.try_with_untracked(|helped| {
            let step = helped.as_ref().map(|helped| helped.step);
            matches!(step, Some(HelpStep::Done | HelpStep::Impossible))
        });
        if done == Some(false) && !document().hidden() {
            ask();
        }
    };
    Effect::new(move |_| {
        ask();
        if let Ok(handle) = set_interval_with_handle(again, RHYTHM) {
            on_cleanup(move || handle.clear());
        }
    });
    // Somebody refused meanwhile, or the request is over: the page says which.
    let refused = look.refused();
    Effect::new(move |_| {
        if let Some(Refusal::Api(ApiErrorCode::LinkDead, _)) = refused.get() {
            steps.look.run(
                || replica.ask(|port| port.recovery_look()),
                move |stage| steps.arrive(stage),
            );
        }
    });
}

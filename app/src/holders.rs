//! Waiting for two holders who help in the place of the kit: ten words, and how far the two are.

use std::time::Duration;

use leptos::prelude::*;
use sync::message::account::ApiErrorCode;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{HelpStep, Helped, Port, Refusal, Reply, use_replica};
use crate::ui::button::Button;
use crate::ui::words::Words;

/// A step of a helper shows soon.
const RHYTHM: Duration = Duration::from_secs(5);

/// How far the holders are, and whether this browser lost the key they helped with.
#[derive(Clone, Copy)]
pub struct Waiting {
    answer: RwSignal<Option<Helped>>,
    moved: RwSignal<bool>,
}

impl Waiting {
    /// Waits anew when the act finds the key gone with its worker, or a log that moved on.
    pub fn watch(self, act: Act) {
        let refused = act.refused();
        Effect::new(move |_| {
            let refused = refused.get();
            if let Some(Refusal::HelpMoved | Refusal::Api(ApiErrorCode::LogMoved, _)) = refused {
                self.moved.set(true);
                self.answer.set(None);
            }
        });
    }

    /// Says no more that the key was lost.
    pub fn calm(self) {
        self.moved.set(false);
    }

    fn new() -> Self {
        Self {
            answer: RwSignal::new(None),
            moved: RwSignal::new(false),
        }
    }

    fn words(self) -> Memo<Option<String>> {
        let answer = self.answer;
        Memo::new(move |_| answer.with(|helped| Some(helped.as_ref()?.words.clone())))
    }

    fn step(self) -> Memo<Option<HelpStep>> {
        let answer = self.answer;
        Memo::new(move |_| answer.with(|helped| Some(helped.as_ref()?.step)))
    }
}

/// The place of who waits for two holders.
#[component]
pub fn Holders(
    /// The question how far they are.
    ask: fn(&dyn Port) -> Reply<Helped>,
    /// Called when the request is refused or over.
    over: Callback<()>,
    /// Goes back to the kit.
    back: Callback<()>,
    /// What follows when both have helped.
    go_on: impl Fn(Waiting) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let i18n = use_i18n();
    let (waiting, look) = (Waiting::new(), Act::new());
    let (words, step, failed) = (waiting.words(), waiting.step(), look.words());
    keep_looking(waiting, look, ask);
    call_when_dead(look, over);
    let end = Memo::new(move |_| {
        let ends = |step: &HelpStep| matches!(step, HelpStep::Done | HelpStep::Impossible);
        step.get().filter(ends)
    });
    let shown = move || match (words.get(), end.get()) {
        (_, Some(HelpStep::Impossible)) => view! { <Impossible /> }.into_any(),
        (_, Some(HelpStep::Done | HelpStep::First | HelpStep::Second)) => go_on(waiting),
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
        <p class="problem" role="alert" hidden=move || !waiting.moved.get()>
            {t!(i18n, ui.refusal.help_moved)}
        </p>
        {shown}
        <p>
            <Button
                label=Signal::derive(move || t_string!(i18n, shell.recovery.kit).to_owned())
                press=back
            />
        </p>
    }
}

/// Offers the help of two holders where there is no kit.
#[component]
pub fn WithoutKit(
    /// Set when this way is chosen.
    helped: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section>
            <p>{t!(i18n, shell.recovery.holders_text)}</p>
            <Button
                label=Signal::derive(move || t_string!(i18n, shell.recovery.holders).to_owned())
                press=Callback::new(move |()| helped.set(true))
            />
        </section>
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
fn keep_looking(waiting: Waiting, look: Act, ask: fn(&dyn Port) -> Reply<Helped>) {
    let replica = use_replica();
    let ask = move || {
        look.run(
            || replica.ask(ask),
            move |helped| {
                let _ = waiting.answer.try_set(Some(helped));
            },
        );
    };
    let again = move || {
        let done = waiting.answer.try_with_untracked(|helped| {
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
}

/// Somebody refused meanwhile, or the request is over: the page says which.
fn call_when_dead(look: Act, over: Callback<()>) {
    let refused = look.refused();
    Effect::new(move |_| {
        if let Some(Refusal::Api(ApiErrorCode::LinkDead, _)) = refused.get() {
            over.run(());
        }
    });
}

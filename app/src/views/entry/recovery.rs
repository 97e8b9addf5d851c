//! Recovery by the kit: asked for, waited for, used, and a new kit on paper.

pub mod ask;
pub mod code;
pub mod help;
pub mod wait;
pub mod ways;

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::components::A;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{Phase, RecoveryStage, use_replica};
use crate::ui::error_summary::ErrorSummary;
use crate::ui::heading::PageHeading;
use crate::ui::language::LanguageSwitch;
use crate::views::entry::set_up::Made;
use crate::views::entry::set_up::finish::Finish;
use crate::views::entry::sign_in::go_on_when_open;
use ask::Ask;
use wait::{Over, Refused, Waiting};
use ways::Ways;

/// A refusal by an administrator shows soon, and the end of the wait too.
const RHYTHM: Duration = Duration::from_secs(30);

/// Where the request stands, and what the kit made.
#[derive(Clone, Copy)]
pub struct Steps {
    stage: RwSignal<Option<RecoveryStage>>,
    made: RwSignal<Option<Made>>,
    look: Act,
}

/// The page of who has the kit.
#[component]
pub fn Recovery() -> impl IntoView {
    let i18n = use_i18n();
    let steps = Steps {
        stage: RwSignal::new(None),
        made: RwSignal::new(None),
        look: Act::new(),
    };
    go_on_when_open();
    keep_looking(steps);
    let stage = Memo::new(move |_| calm(steps.stage.get()));
    let shown = move || match (steps.made.get(), stage.get()) {
        (Some(made), _) => view! { <NewKit made /> }.into_any(),
        (None, None) => view! { <Looking steps /> }.into_any(),
        (None, Some(RecoveryStage::None)) => view! { <Ask steps /> }.into_any(),
        (None, Some(RecoveryStage::Waiting { email, .. })) => {
            view! { <Waiting steps email /> }.into_any()
        }
        (None, Some(RecoveryStage::Refused)) => view! { <Refused steps /> }.into_any(),
        (None, Some(RecoveryStage::Over)) => view! { <Over steps /> }.into_any(),
        (None, Some(RecoveryStage::Ready { email })) => view! { <Ways steps email /> }.into_any(),
    };
    view! {
        <main class="entry-page">
            <div class="entry entry-wide">
                <PageHeading text=Signal::derive(move || {
                    t_string!(i18n, shell.recovery.h1).to_owned()
                }) />
                {shown}
                <p>
                    <A href="/sign-in">{t!(i18n, shell.recovery.back)}</A>
                </p>
            </div>
            <LanguageSwitch />
        </main>
    }
}

#[component]
fn Looking(steps: Steps) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ErrorSummary errors=steps.look.errors() />
        <p role="status" class="muted">
            {move || steps.look.busy().get().then(|| t_string!(i18n, shell.recovery.looking))}
        </p>
    }
}

#[component]
fn NewKit(made: Made) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p>{t!(i18n, shell.recovery.new_kit)}</p>
        <Finish
            made
            send=|port, word, code, locale| port.recovery_finish(word, code, locale)
            label=Signal::derive(move || t_string!(i18n, shell.recovery.finish).to_owned())
        />
    }
}

impl Steps {
    /// Shows where the request stands now; a state that is the same redraws nothing.
    pub(super) fn arrive(self, stage: RecoveryStage) {
        let known = self
            .stage
            .try_with_untracked(|known| known.as_ref() == Some(&stage));
        if known == Some(false) {
            self.stage.set(Some(stage));
        }
    }

    /// Milliseconds that are left of a wait.
    pub(super) fn left(self) -> Signal<u64> {
        Signal::derive(move || {
            self.stage.with(|stage| {
                if let Some(RecoveryStage::Waiting { ready_in_ms, .. }) = stage {
                    *ready_in_ms
                } else {
                    0
                }
            })
        })
    }
}

/// The state without its clock, so that a passing minute takes nobody's focus away.
fn calm(stage: Option<RecoveryStage>) -> Option<RecoveryStage> {
    match stage {
        Some(RecoveryStage::Waiting { email, .. }) => Some(RecoveryStage::Waiting {
            email,
            ready_in_ms: 0,
        }),
        other => other,
    }
}

/// Looks as soon as the replica is there, and then now and again while something waits.
fn keep_looking(steps: Steps) {
    let replica = use_replica();
    let look = move || {
        steps.look.run(
            || replica.ask(|port| port.recovery_look()),
            move |stage| steps.arrive(stage),
        );
    };
    let there = Memo::new(move |_| {
        let phase = replica.phase;
        phase.with(|phase| !matches!(phase, Phase::Absent | Phase::Starting))
    });
    Effect::new(move |_| {
        if there.get() {
            look();
        }
    });
    let again = move || {
        let waits = steps.stage.try_with_untracked(|stage| {
            matches!(stage, None | Some(RecoveryStage::Waiting { .. }))
        });
        if waits == Some(true) && there.try_get_untracked() == Some(true) {
            look();
        }
    };
    Effect::new(move |_| {
        if let Ok(handle) = set_interval_with_handle(again, RHYTHM) {
            on_cleanup(move || handle.clear());
        }
    });
}

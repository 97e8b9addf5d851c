//! Both holders have helped: a new passphrase, and on as with the kit.

use leptos::prelude::*;

use crate::act::Act;
use crate::holders::Waiting;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Submit;
use crate::ui::error_summary::ErrorSummary;
use crate::views::entry::fields::{NewPassphrase, Twice};
use crate::views::entry::recovery::Steps;
use crate::views::entry::set_up::Made;

/// Both have helped; the rest is as with the kit.
#[component]
pub fn GoOn(
    /// Where it goes on.
    steps: Steps,
    /// How far the holders are.
    waiting: Waiting,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let (phrase, act) = (Twice::empty(), Act::new());
    waiting.watch(act);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(phrase) = phrase.agreed() else {
            return;
        };
        waiting.calm();
        act.run(
            move || replica.ask(|port| port.recovery_open_helped(phrase)),
            move |renewed| {
                let _ = steps.made.try_set(Some(Made {
                    organisation: renewed.organisation,
                    authenticator: renewed.authenticator,
                    kit: renewed.kit,
                }));
            },
        );
    };
    view! {
        <p role="status">{t!(i18n, shell.recovery.help_done)}</p>
        <p class="muted">{t!(i18n, shell.recovery.means)}</p>
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <NewPassphrase phrase />
            <Submit
                label=Signal::derive(move || t_string!(i18n, shell.recovery.go_on).to_owned())
                busy=act.busy()
            />
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, shell.recovery.opening))}
            </p>
        </form>
    }
}

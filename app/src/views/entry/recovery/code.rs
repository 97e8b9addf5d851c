//! The kit is used: code A stays in this browser, the passphrase is a new one.

use leptos::prelude::*;

use super::Steps;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Submit;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::kit::CodeA;
use crate::views::entry::fields::{NewPassphrase, Twice};
use crate::views::entry::set_up::Made;

/// The form of code A.
#[component]
pub fn Code(
    /// Where it goes on.
    steps: Steps,
    /// E-mail of the account.
    email: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let (code, phrase) = (RwSignal::new(String::new()), Twice::empty());
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(phrase) = phrase.agreed() else {
            return;
        };
        act.run(
            move || replica.ask(|port| port.recovery_open(code.get_untracked(), phrase)),
            move |renewed| {
                let _ = code.try_set(String::new());
                let _ = steps.made.try_set(Some(Made {
                    organisation: renewed.organisation,
                    authenticator: renewed.authenticator,
                    kit: renewed.kit,
                }));
            },
        );
    };
    let ready = move || t_string!(i18n, shell.recovery.ready, email = email.clone());
    view! {
        <p>{ready}</p>
        <p class="muted">{t!(i18n, shell.recovery.means)}</p>
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <CodeA value=code act />
            <NewPassphrase phrase />
            <Submit
                label=Signal::derive(move || t_string!(i18n, shell.recovery.open).to_owned())
                busy=act.busy()
            />
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, shell.recovery.opening))}
            </p>
        </form>
    }
}

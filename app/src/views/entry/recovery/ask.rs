//! Who has the kit asks; the answer is the same whether the account exists or not.

use leptos::prelude::*;

use super::Steps;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::{Button, Submit};
use crate::ui::error_summary::ErrorSummary;
use crate::ui::text_field::{FieldKind, TextField};
use crate::views::entry::fields::{OwnEmail, digits};

/// The form of a request.
#[component]
pub fn Ask(
    /// Where the answer goes.
    steps: Steps,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let [email, code] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (email, code) = (email.get_untracked(), digits(code));
        act.run(
            move || replica.ask(|port| port.recovery_ask(email, code)),
            move |stage| steps.arrive(stage),
        );
    };
    let with_passkey = Callback::new(move |()| {
        let email = email.get_untracked();
        act.run(
            move || replica.ask(|port| port.recovery_ask_with_passkey(email)),
            move |stage| steps.arrive(stage),
        );
    });
    let untyped = Signal::derive(move || {
        let empty = email.with(|email| email.trim().is_empty());
        empty.then(|| t_string!(i18n, shell.recovery.email_first).to_owned())
    });
    view! {
        <p>{t!(i18n, shell.recovery.text)}</p>
        <p class="muted">{t!(i18n, shell.recovery.who)}</p>
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <OwnEmail value=email />
            <TextField
                name="code"
                kind=FieldKind::CODE
                label=Signal::derive(move || t_string!(i18n, shell.sign_in.code).to_owned())
                hint=Signal::derive(move || t_string!(i18n, shell.recovery.code_hint).to_owned())
                value=code
            />
            <Submit
                label=Signal::derive(move || t_string!(i18n, shell.recovery.ask).to_owned())
                busy=act.busy()
            />
            <Button
                label=Signal::derive(move || t_string!(i18n, shell.recovery.ask_passkey).to_owned())
                press=with_passkey
                blocked=untyped
            />
        </form>
    }
}

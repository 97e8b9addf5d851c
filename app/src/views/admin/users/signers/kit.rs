//! The kit is used for the change: code A stays in this browser, and the new kit is printed before
//! anything counts.

use leptos::prelude::*;

use super::Change;
use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{NewKit, use_replica};
use crate::ui::button::Submit;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::kit::{CheckWord, CodeA, KitSheet, TypedWord};

/// The form of code A.
#[component]
pub fn UseKit(
    /// Where the change stands.
    change: Change,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let code = RwSignal::new(String::new());
    let act = Act::new();
    let blocked = use_needs_server();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        act.run(
            move || replica.ask(|port| port.open_signers(code.get_untracked())),
            move |made| {
                let _ = code.try_set(String::new());
                let _ = change.made.try_set(Some(made));
            },
        );
    };
    view! {
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <CodeA value=code act />
            <p class="field-hint" hidden=move || blocked.with(Option::is_none)>
                {move || blocked.get()}
            </p>
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

/// The new kit with its check word; nothing counts before it was typed.
#[component]
pub fn PrintKit(
    /// Where the change stands.
    change: Change,
    /// The new kit.
    made: NewKit,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let word = TypedWord::empty();
    let act = Act::new();
    let expected = made.kit.check_word.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(typed) = word.proven(&expected) else {
            return;
        };
        act.run(
            move || replica.ask(|port| port.finish_signers(typed)),
            move |()| {
                let _ = change.made.try_set(None);
                let _ = change.done.try_set(true);
                change.asked.again();
            },
        );
    };
    view! {
        <p>{t!(i18n, shell.recovery.new_kit)}</p>
        <KitSheet organisation=made.organisation kit=made.kit />
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <CheckWord word />
            <Submit
                label=Signal::derive(move || t_string!(i18n, admin.users.change_sign).to_owned())
                busy=act.busy()
            />
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, admin.users.certifying))}
            </p>
        </form>
    }
}

//! The form that opens the vault; it shows no names.

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Submit;
use crate::ui::heading::PageHeading;
use crate::ui::text_field::{FieldKind, TextField};

/// Asks for the passphrase.
#[component]
pub fn UnlockForm() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let passphrase = RwSignal::new(String::new());
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        act.run(
            || replica.ask(|port| port.unlock(passphrase.get_untracked())),
            move |()| {
                let _ = passphrase.try_set(String::new());
            },
        );
    };
    view! {
        <div class="entry">
            <PageHeading text=Signal::derive(move || t_string!(i18n, shell.unlock.h1).to_owned()) />
            <p>{t!(i18n, shell.unlock.note)}</p>
            <form class="form" method="post" on:submit=submit>
                <TextField
                    name="passphrase"
                    kind=FieldKind::PASSPHRASE
                    label=Signal::derive(move || t_string!(i18n, shell.sign_in.passphrase).to_owned())
                    value=passphrase
                    error=act.words()
                    required=true
                />
                <Submit
                    label=Signal::derive(move || t_string!(i18n, shell.unlock.button).to_owned())
                    busy=act.busy()
                />
            </form>
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, shell.sign_in.working))}
            </p>
            <p>
                <a href="/sign-in" rel="external">
                    {t!(i18n, shell.unlock.other)}
                </a>
            </p>
        </div>
    }
}

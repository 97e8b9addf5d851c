//! After a hand-over the first need of a sealed value asks for the passphrase.

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Submit;
use crate::ui::text_field::{FieldKind, TextField};

/// Asks for the passphrase where something needed it.
#[component]
pub fn PassphraseAgain() -> impl IntoView {
    let needed = use_replica().passphrase_needed;
    view! {
        <Show when=move || needed.get()>
            <Form />
        </Show>
    }
}

#[component]
fn Form() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let passphrase = RwSignal::new(String::new());
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        act.run(
            || replica.ask(|port| port.unlock(passphrase.get_untracked())),
            |()| (),
        );
    };
    view! {
        <form class="form notice" method="post" on:submit=submit>
            <p role="alert">{t!(i18n, ui.refusal.passphrase_needed)}</p>
            <TextField
                name="passphrase-again"
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
    }
}

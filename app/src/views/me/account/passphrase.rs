//! The form that changes the passphrase.

use leptos::prelude::*;

use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{Refusal, use_replica};
use crate::ui::button::Submit;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::new_passphrase::{NewPassphrase, Twice};
use crate::ui::notice::Notice;
use crate::ui::text_field::{FieldKind, TextField};

/// The form; what was typed stays until the change is done.
#[component]
pub fn Passphrase() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let old = RwSignal::new(String::new());
    let new = Twice::empty();
    let done = RwSignal::new(false);
    let act = Act::new();
    let offline = use_needs_server();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = new.agreed() else {
            return;
        };
        done.set(false);
        act.run(
            move || replica.ask(|port| port.change_passphrase(old.get_untracked(), chosen)),
            move |()| {
                let _ = done.try_set(true);
                let _ = old.try_set(String::new());
                new.clear();
            },
        );
    };
    let label = Signal::derive(move || Some(t_string!(i18n, me.account.new_passphrase).to_owned()));
    let said = Signal::derive(move || {
        let words = done.get().then(|| t_string!(i18n, me.account.changed));
        words.unwrap_or_default().to_owned()
    });
    view! {
        <section class="admin-section" aria-labelledby="passphrase-title">
            <h2 id="passphrase-title">{t!(i18n, me.account.passphrase)}</h2>
            <p class="muted">{t!(i18n, me.account.passphrase_note)}</p>
            <form class="form" method="post" on:submit=submit>
                <ErrorSummary errors=act.errors() />
                <TextField
                    name="old"
                    kind=FieldKind::PASSPHRASE
                    label=Signal::derive(move || t_string!(i18n, me.account.old_passphrase).to_owned())
                    value=old
                    error=wrong_old(act)
                    required=true
                />
                <NewPassphrase phrase=new label />
                <p class="field-hint" hidden=move || offline.with(Option::is_none)>
                    {move || offline.get()}
                </p>
                <Submit
                    label=Signal::derive(move || t_string!(i18n, me.account.change).to_owned())
                    busy=act.busy()
                    plain=true
                />
                <p role="status" class="muted">
                    {move || act.busy().get().then(|| t_string!(i18n, me.account.changing))}
                </p>
            </form>
            <Notice text=said />
        </section>
    }
}

/// What is wrong with the old passphrase, beside its field.
fn wrong_old(act: Act) -> Signal<Option<String>> {
    let (refused, words) = (act.refused(), act.words());
    Signal::derive(move || {
        let here = refused.with(|refused| refused == &Some(Refusal::PassphraseWrong));
        if here { words.get() } else { None }
    })
}

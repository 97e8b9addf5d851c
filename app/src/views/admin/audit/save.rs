//! The button that saves the whole audit as a file; the server decides who may.

use leptos::prelude::*;

use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;

/// The section.
#[component]
pub fn Save() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let saved = RwSignal::new(false);
    let save = Callback::new(move |()| {
        saved.set(false);
        act.run(
            || replica.ask(|port| port.save_audit()),
            move |()| {
                let _ = saved.try_set(true);
            },
        );
    });
    let stands = move || {
        if act.busy().get() {
            t_string!(i18n, admin.audit.saving)
        } else if saved.get() {
            t_string!(i18n, admin.audit.saved)
        } else {
            ""
        }
    };
    view! {
        <section class="admin-section">
            <div class="section-top">
                <h2>{t!(i18n, admin.audit.file)}</h2>
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.audit.save).to_owned())
                    press=save
                    blocked=use_needs_server()
                />
            </div>
            <p>{t!(i18n, admin.audit.file_words)}</p>
            <p class="muted" role="status">
                {stands}
            </p>
            {move || act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
        </section>
    }
}

//! The evidence file of the ledgers: what it is, and the button that saves it.

use domain::access::Role;
use leptos::prelude::*;

use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;

/// Says whether one of the roles may take the file; the server decides.
#[must_use]
pub fn is_for(roles: &[Role]) -> bool {
    roles
        .iter()
        .any(|role| matches!(role, Role::PrivacyOfficer | Role::Auditor))
}

/// The section.
#[component]
pub fn Evidence() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let saved = RwSignal::new(false);
    let save = Callback::new(move |()| {
        saved.set(false);
        act.run(
            || replica.ask(|port| port.save_ledger()),
            move |()| {
                let _ = saved.try_set(true);
            },
        );
    });
    let stands = move || {
        if act.busy().get() {
            t_string!(i18n, admin.overview.evidence_saving)
        } else if saved.get() {
            t_string!(i18n, admin.overview.evidence_saved)
        } else {
            ""
        }
    };
    view! {
        <section class="admin-section">
            <div class="section-top">
                <h2>{t!(i18n, admin.overview.evidence)}</h2>
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.overview.evidence_save).to_owned())
                    press=save
                    blocked=use_needs_server()
                />
            </div>
            <p>{t!(i18n, admin.overview.evidence_words)}</p>
            <p class="muted" role="status">
                {stands}
            </p>
            {move || act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
        </section>
    }
}

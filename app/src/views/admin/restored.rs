//! Another database is shown: an administrator signs that it was restored from a backup
//! (security design, section 4).

use domain::organisation::{DatabaseEpoch, Organisation, StatementBody};
use leptos::prelude::*;

use super::administers::use_administers;
use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;
use crate::ui::text_field::TextField;

/// The section; there is none while the server shows the known database.
#[component]
pub fn RestoredDatabase() -> impl IntoView {
    let replica = use_replica();
    let administers = use_administers();
    let shown = Memo::new(move |_| {
        let shown = replica.status.with(|status| status.other_database)?;
        let waits = replica.data.with(|data| {
            let organisation = data.organisation.as_deref();
            organisation.is_some_and(|organisation| waits(organisation, shown))
        });
        (administers.get() && !waits).then_some(shown)
    });
    move || {
        shown
            .get()
            .map(|(known, served)| view! { <Section known served /> })
    }
}

/// Whether the step is signed already, once or twice.
fn waits(organisation: &Organisation, (known, served): (DatabaseEpoch, DatabaseEpoch)) -> bool {
    let half = organisation.completable().into_iter().any(|waiting| {
        matches!(&waiting.content, StatementBody::Restore(of) if of.current.epoch == served)
    });
    half || organisation.restores_between(known, served).is_some()
}

#[component]
fn Section(known: DatabaseEpoch, served: DatabaseEpoch) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let (act, reason) = (Act::new(), RwSignal::new(String::new()));
    let missing = RwSignal::new(false);
    let press = Callback::new(move |()| {
        let said = reason.get_untracked().trim().to_owned();
        missing.set(said.is_empty());
        if !said.is_empty() {
            act.run(|| replica.ask(|port| port.sign_restored(said)), |()| ());
        }
    });
    let error = Signal::derive(move || {
        missing
            .get()
            .then(|| t_string!(i18n, admin.restored.reason_missing).to_owned())
    });
    view! {
        <section class="keys-wait" aria-labelledby="restored-database">
            <h2 id="restored-database">{t!(i18n, admin.restored.h2)}</h2>
            <p>{t!(i18n, admin.restored.text)}</p>
            <dl class="facts">
                <div class="fact">
                    <dt>{t!(i18n, admin.restored.known)}</dt>
                    <dd>
                        <code>{known.to_string()}</code>
                    </dd>
                </div>
                <div class="fact">
                    <dt>{t!(i18n, admin.restored.served)}</dt>
                    <dd>
                        <code>{served.to_string()}</code>
                    </dd>
                </div>
            </dl>
            <TextField
                name="restored-reason"
                label=Signal::derive(move || t_string!(i18n, admin.restored.reason).to_owned())
                hint=Signal::derive(move || t_string!(i18n, admin.restored.reason_hint).to_owned())
                value=reason
                error
                required=true
            />
            <p role="status" class="muted" hidden=move || !act.busy().get()>
                {move || act.busy().get().then(|| t_string!(i18n, admin.second.signing))}
            </p>
            <p class="problem" role="alert" hidden=move || act.words().with(Option::is_none)>
                {move || act.words().get()}
            </p>
            <Button
                label=Signal::derive(move || t_string!(i18n, admin.restored.sign).to_owned())
                press
                blocked=use_needs_server()
            />
        </section>
    }
}

//! The first step: who sets up what, and the passphrase.

use leptos::prelude::*;

use super::Made;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{Refusal, Reply, use_replica};
use crate::ui::button::Submit;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::text_field::{FieldKind, TextField};
use crate::views::entry::fields::{NewPassphrase, OwnEmail, Twice};

#[component]
pub fn Person(token: RwSignal<Option<String>>, made: RwSignal<Option<Made>>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let [organisation, name, email] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let phrase = Twice::empty();
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(phrase) = phrase.agreed() else {
            return;
        };
        let firm = organisation.get_untracked();
        let (who, mail) = (name.get_untracked(), email.get_untracked());
        let link = token.get_untracked().unwrap_or_default();
        act.run(
            move || -> Reply<Made> {
                Box::pin(async move {
                    let authenticator = replica.ask(|port| port.set_up_begin(link, mail)).await?;
                    let kit = replica
                        .ask(|port| port.set_up_prepare(firm.clone(), who, phrase))
                        .await?;
                    Ok::<_, Refusal>(Made {
                        organisation: firm,
                        authenticator,
                        kit,
                    })
                })
            },
            move |answer| {
                let _ = made.try_set(Some(answer));
            },
        );
    };
    view! {
        <h2>{t!(i18n, shell.set_up.title_person)}</h2>
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <TextField
                name="organisation"
                kind=FieldKind::OWN_ORGANISATION
                label=Signal::derive(move || t_string!(i18n, shell.set_up.organisation).to_owned())
                value=organisation
                required=true
            />
            <TextField
                name="name"
                kind=FieldKind::OWN_NAME
                label=Signal::derive(move || t_string!(i18n, shell.set_up.name).to_owned())
                value=name
                required=true
            />
            <OwnEmail value=email />
            <NewPassphrase phrase />
            <Submit
                label=Signal::derive(move || t_string!(i18n, shell.set_up.continue_).to_owned())
                busy=act.busy()
            />
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, shell.set_up.making))}
            </p>
        </form>
    }
}

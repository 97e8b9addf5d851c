//! Choosing who is to be named, and asking to use the kit for it.

pub mod people;

use domain::organisation::{Signers, SignersFault};
use leptos::prelude::*;

use super::Change;
use super::model::{Group, first_choice};
use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::button::{Button, Submit};
use crate::ui::error_summary::{ErrorSummary, FieldError};
use people::People;

/// The button, and behind it the form.
#[component]
pub fn Choice(
    /// Where the change stands.
    change: Change,
    /// Whether the request before was refused.
    refused: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = RwSignal::new(None::<Signers>);
    let (me, data) = (use_me(), use_replica().data);
    let begin = Callback::new(move |()| {
        let me = me.with_untracked(|me| me.as_ref().map(|me| me.user));
        data.with_untracked(|data| {
            let known = me.zip(data.organisation.as_deref());
            chosen.set(known.map(|(me, organisation)| first_choice(organisation, me)));
        });
        change.done.set(false);
    });
    let open = Memo::new(move |_| chosen.with(Option::is_some));
    let form = move || {
        if open.get() {
            return view! { <Form change chosen /> }.into_any();
        }
        view! {
            <p>
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.signers.change).to_owned())
                    press=begin
                    blocked=use_needs_server()
                />
            </p>
        }
        .into_any()
    };
    view! {
        {refused.then(|| view! { <p role="alert">{t!(i18n, admin.signers.refused)}</p> })}
        {form}
    }
}

#[component]
fn Form(change: Change, chosen: RwSignal<Option<Signers>>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let me = use_me();
    let data = replica.data;
    let act = Act::new();
    let fault = RwSignal::new(None::<SignersFault>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let me = me.with_untracked(|me| me.as_ref().map(|me| me.user));
        let Some((wanted, me)) = chosen.get_untracked().zip(me) else {
            return;
        };
        let checked = data.with_untracked(|data| {
            let organisation = data.organisation.as_deref();
            organisation.map_or(Ok(()), |organisation| {
                organisation.check_signers(me, &wanted)
            })
        });
        fault.set(checked.err());
        if checked.is_ok() {
            act.run(
                move || replica.ask(|port| port.ask_signers(wanted)),
                move |_asked| change.asked.again(),
            );
        }
    };
    let (refused, blocked) = (act.errors(), use_needs_server());
    let errors = Signal::derive(move || {
        let locale = i18n.get_locale();
        let wrong = fault.get().map(|fault| FieldError {
            field: None,
            words: fault_words(locale, fault).to_owned(),
        });
        wrong.map_or_else(|| refused.get(), |wrong| vec![wrong])
    });
    view! {
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors />
            <People group=Group::Administrators chosen />
            <p class="muted">{t!(i18n, admin.signers.own)}</p>
            <People group=Group::PrivacyOfficers chosen />
            <People group=Group::Holders chosen />
            <p class="muted">{t!(i18n, admin.signers.holders_text)}</p>
            <p class="field-hint" hidden=move || blocked.with(Option::is_none)>
                {move || blocked.get()}
            </p>
            <Submit
                label=Signal::derive(move || t_string!(i18n, shell.recovery.ask).to_owned())
                busy=act.busy()
            />
        </form>
    }
}

fn fault_words(locale: Locale, fault: SignersFault) -> &'static str {
    match fault {
        SignersFault::NoPrivacyOfficer => td_string!(locale, admin.signers.no_officer),
        SignersFault::Unchanged => td_string!(locale, admin.signers.unchanged),
        SignersFault::HolderCount => td_string!(locale, admin.signers.too_few),
        SignersFault::LeavesOneselfOut
        | SignersFault::WithoutRole(_)
        | SignersFault::CannotHold(_)
        | SignersFault::Twice(_) => td_string!(locale, admin.signers.moved),
    }
}

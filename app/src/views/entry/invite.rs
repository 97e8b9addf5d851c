//! An invitation: opened by the fragment of its link, accepted with a passphrase and a code.

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::people::role_words;
use crate::replica::{Invitation, Phase, use_replica};
use crate::ui::button::Submit;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::heading::PageHeading;
use crate::ui::language::LanguageSwitch;
use crate::views::entry::fields::{Code, NewPassphrase, Twice, digits};
use crate::views::entry::second_factor::{SecondFactor, Way};
use crate::views::entry::set_up::fragment;
use crate::views::entry::sign_in::go_on_when_open;

/// The page of an invitation link.
#[component]
pub fn Invite() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let opened = RwSignal::new(None::<Invitation>);
    let no_fragment = RwSignal::new(false);
    let act = Act::new();
    go_on_when_open();
    Effect::new(move |asked: Option<bool>| {
        let there = replica
            .phase
            .with(|phase| !matches!(phase, Phase::Absent | Phase::Starting));
        if asked == Some(true) || !there {
            return asked == Some(true);
        }
        let fragment = fragment();
        no_fragment.set(fragment.is_empty());
        if !fragment.is_empty() {
            act.run(
                || replica.ask(|port| port.open_invite(fragment)),
                move |invitation| opened.set(Some(invitation)),
            );
        }
        true
    });
    view! {
        <main class="entry-page">
            <div class="entry entry-wide">
                <PageHeading text=Signal::derive(move || t_string!(i18n, shell.invite.h1).to_owned()) />
                <ErrorSummary errors=act.errors() />
                <Show when=move || no_fragment.get()>
                    <p role="alert">{t!(i18n, shell.invite.no_fragment)}</p>
                </Show>
                <p role="status" class="muted">
                    {move || act.busy().get().then(|| t_string!(i18n, shell.invite.opening))}
                </p>
                {move || opened.get().map(|invitation| view! { <Accept invitation /> })}
            </div>
            <LanguageSwitch />
        </main>
    }
}

#[component]
fn Accept(invitation: Invitation) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let (phrase, code) = (Twice::empty(), RwSignal::new(String::new()));
    let way = RwSignal::new(Way::App);
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(phrase) = phrase.agreed() else {
            return;
        };
        let code = digits(code);
        let locale = i18n.get_locale_untracked().to_string();
        act.run(
            move || {
                replica.ask(|port| match way.get_untracked() {
                    Way::App => port.accept_invite(phrase, code, locale),
                    Way::Passkey => port.accept_with_passkey(phrase, locale),
                })
            },
            |()| (),
        );
    };
    let Invitation {
        organisation,
        name,
        email,
        role,
        authenticator,
    } = invitation;
    let text = move || {
        t_string!(
            i18n,
            shell.invite.text,
            organisation = organisation.clone(),
            name = name.clone(),
            email = email.clone(),
            role = role_words(i18n.get_locale(), role)
        )
    };
    view! {
        <p>{text}</p>
        <p class="muted">{t!(i18n, shell.invite.fingerprint)}</p>
        <SecondFactor authenticator way />
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <NewPassphrase phrase />
            <Show when=move || way.get() == Way::App>
                <Code value=code />
            </Show>
            <Submit
                label=Signal::derive(move || t_string!(i18n, shell.invite.finish).to_owned())
                busy=act.busy()
            />
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, shell.sign_in.working))}
            </p>
        </form>
    }
}

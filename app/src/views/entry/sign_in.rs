//! Sign-in: e-mail, passphrase, code.

pub mod foot;
pub mod new_app;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::act::Act;
use crate::frame::evicted::EvictedNote;
use crate::i18n::{t_string, use_i18n};
use crate::replica::{Phase, Refusal, use_replica};
use crate::routes::Place;
use crate::ui::button::{Button, Submit};
use crate::ui::error_summary::ErrorSummary;
use crate::ui::heading::PageHeading;
use crate::ui::language::LanguageSwitch;
use crate::ui::text_field::{FieldKind, TextField};
use crate::views::entry::ended::EndedDevice;
use crate::views::entry::fields::{Code, OwnEmail, digits};
use foot::Foot;
use new_app::{NewApp, use_untyped};

/// The sign-in page.
#[component]
pub fn SignIn() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let [email, passphrase, code] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let old = RwSignal::new(String::new());
    let act = Act::new();
    let moved = use_moved(act);
    go_on_when_open();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (email, phrase) = (email.get_untracked(), passphrase.get_untracked());
        let (digits, before) = (digits(code), old.get_untracked());
        let adopts = moved.get_untracked();
        act.run(
            move || {
                replica.ask(|port| {
                    if adopts {
                        port.adopt_passphrase(before, phrase)
                    } else {
                        port.sign_in(email, phrase, digits)
                    }
                })
            },
            move |()| {
                for field in [passphrase, code, old] {
                    let _ = field.try_set(String::new());
                }
            },
        );
    };
    let with_passkey = Callback::new(move |()| {
        let (email, phrase) = (email.get_untracked(), passphrase.get_untracked());
        act.run(
            move || replica.ask(|port| port.sign_in_with_passkey(email, phrase)),
            move |()| {
                let _ = passphrase.try_set(String::new());
            },
        );
    });
    let untyped = use_untyped(email, passphrase);
    view! {
        <main class="entry-page">
            <div class="entry">
                <PageHeading text=Signal::derive(move || t_string!(i18n, shell.sign_in.h1).to_owned()) />
                <EndedDevice />
                <EvictedNote />
                <form class="form" method="post" on:submit=submit>
                    <ErrorSummary errors=act.errors() />
                    <OwnEmail value=email />
                    <TextField
                        name="passphrase"
                        kind=FieldKind::PASSPHRASE
                        label=Signal::derive(move || {
                            t_string!(i18n, shell.sign_in.passphrase).to_owned()
                        })
                        value=passphrase
                        required=true
                    />
                    <Show when=move || !moved.get() fallback=move || view! { <OldPassphrase old /> }>
                        <Code value=code />
                    </Show>
                    <Submit
                        label=Signal::derive(move || t_string!(i18n, shell.sign_in.button).to_owned())
                        busy=act.busy()
                    />
                    <Show when=move || !moved.get()>
                        <Button
                            label=Signal::derive(move || t_string!(i18n, shell.sign_in.passkey).to_owned())
                            press=with_passkey
                            blocked=untyped
                        />
                    </Show>
                    <p role="status" class="muted">
                        {move || act.busy().get().then(|| t_string!(i18n, shell.sign_in.working))}
                    </p>
                </form>
                <NewApp email passphrase />
                <Foot />
            </div>
            <LanguageSwitch />
        </main>
    }
}

/// Asks for what this device was opened with before the passphrase was changed elsewhere.
#[component]
fn OldPassphrase(old: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <TextField
            name="old"
            kind=FieldKind::PASSPHRASE
            label=Signal::derive(move || t_string!(i18n, shell.sign_in.old_passphrase).to_owned())
            hint=Signal::derive(move || t_string!(i18n, shell.sign_in.old_hint).to_owned())
            value=old
            required=true
        />
    }
}

/// Says whether the server took the passphrase and this device still opens with the one before.
fn use_moved(act: Act) -> RwSignal<bool> {
    let moved = RwSignal::new(false);
    let refused = act.refused();
    Effect::new(move |_| {
        if refused.get() == Some(Refusal::PassphraseMoved) {
            moved.set(true);
        }
    });
    moved
}

/// Goes on to the first page of the role as soon as the vault is open and the server knows us.
pub(super) fn go_on_when_open() {
    let phase = use_replica().phase;
    let navigate = use_navigate();
    Effect::new(move |_| {
        let next = phase.with(|phase| match phase {
            Phase::Open(me) if me.signed_in && me.roles.is_empty() => Some(Place::Contacts),
            Phase::Open(me) if me.signed_in => Some(Place::home(&me.roles)),
            Phase::Open(_)
            | Phase::Absent
            | Phase::Starting
            | Phase::Empty
            | Phase::Locked { .. }
            | Phase::HandedOver(_)
            | Phase::OtherTab
            | Phase::Revoked { .. }
            | Phase::Evicted(_)
            | Phase::StorageFailed => None,
        });
        if let Some(place) = next {
            navigate(&place.path(), NavigateOptions::default());
        }
    });
}

//! After a reset of the second factors: a new app is set up with the passphrase alone.

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{AuthenticatorCode, use_replica};
use crate::ui::button::{Button, Submit};
use crate::ui::error_summary::ErrorSummary;
use crate::views::entry::fields::{Authenticator, Code, digits};

/// What to do without app and passkeys, and the form that a reset opens.
#[component]
pub fn NewApp(
    /// As typed above.
    email: RwSignal<String>,
    /// As typed above.
    passphrase: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let shown = RwSignal::new(None::<AuthenticatorCode>);
    let begin = Callback::new(move |()| {
        let (email, phrase) = (email.get_untracked(), passphrase.get_untracked());
        act.run(
            move || replica.ask(|port| port.new_app(email, phrase)),
            move |code| {
                let _ = shown.try_set(Some(code));
            },
        );
    });
    let untyped = use_untyped(email, passphrase);
    view! {
        <details>
            <summary>{t!(i18n, shell.sign_in.new_app_h2)}</summary>
            <p>{t!(i18n, shell.sign_in.new_app_text)}</p>
            <ErrorSummary errors=act.errors() />
            <Show
                when=move || shown.with(Option::is_none)
                fallback=move || {
                    shown.get().map(|app| view! { <Use app act /> })
                }
            >
                <Button
                    label=Signal::derive(move || t_string!(i18n, shell.sign_in.new_app).to_owned())
                    press=begin
                    blocked=untyped
                />
            </Show>
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, shell.sign_in.working))}
            </p>
        </details>
    }
}

/// Says what is missing above for what needs no code.
pub(super) fn use_untyped(
    email: RwSignal<String>,
    passphrase: RwSignal<String>,
) -> Signal<Option<String>> {
    let i18n = use_i18n();
    Signal::derive(move || {
        let typed = [email, passphrase]
            .iter()
            .all(|field| field.with(|text| !text.trim().is_empty()));
        (!typed).then(|| t_string!(i18n, shell.sign_in.passkey_first).to_owned())
    })
}

#[component]
fn Use(app: AuthenticatorCode, act: Act) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let code = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let digits = digits(code);
        act.run(|| replica.ask(|port| port.use_new_app(digits)), |()| ());
    };
    view! {
        <form class="form" method="post" on:submit=submit>
            <p>{t!(i18n, shell.sign_in.new_app_then)}</p>
            <Authenticator code=app />
            <Code value=code />
            <Submit
                label=Signal::derive(move || t_string!(i18n, shell.sign_in.new_app_use).to_owned())
                busy=act.busy()
                plain=true
            />
        </form>
    }
}

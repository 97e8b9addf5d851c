//! The fields that set-up, invitation and sign-in share.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::AuthenticatorCode;
use crate::ui::qr::Qr;
use crate::ui::text_field::{FieldKind, TextField};

/// A new passphrase, typed twice.
#[derive(Clone, Copy)]
pub struct Twice {
    typed: RwSignal<String>,
    repeated: RwSignal<String>,
    differs: RwSignal<bool>,
}

impl Twice {
    /// Nothing typed yet.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            repeated: RwSignal::new(String::new()),
            differs: RwSignal::new(false),
        }
    }

    /// Gives the passphrase where both fields hold the same; else the second one says so.
    #[must_use]
    pub fn agreed(self) -> Option<String> {
        let typed = self.typed.get_untracked();
        let same = self.repeated.with_untracked(|repeated| *repeated == typed);
        self.differs.set(!same);
        same.then_some(typed)
    }
}

/// Asks for a new passphrase and for the same once more.
#[component]
pub fn NewPassphrase(phrase: Twice) -> impl IntoView {
    let i18n = use_i18n();
    let error = Signal::derive(move || {
        let differs = phrase.differs.get();
        differs.then(|| t_string!(i18n, shell.set_up.differs).to_owned())
    });
    view! {
        <TextField
            name="passphrase"
            kind=FieldKind::NEW_PASSPHRASE
            label=Signal::derive(move || t_string!(i18n, shell.sign_in.passphrase).to_owned())
            hint=Signal::derive(move || t_string!(i18n, shell.set_up.passphrase_hint).to_owned())
            value=phrase.typed
            required=true
        />
        <TextField
            name="repeat"
            kind=FieldKind::NEW_PASSPHRASE
            label=Signal::derive(move || t_string!(i18n, shell.set_up.repeat).to_owned())
            value=phrase.repeated
            error
            required=true
        />
    }
}

/// Asks for the person's own e-mail, the name of the account.
#[component]
pub fn OwnEmail(value: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <TextField
            name="email"
            kind=FieldKind::OWN_EMAIL
            label=Signal::derive(move || t_string!(i18n, shell.sign_in.email).to_owned())
            value
            required=true
        />
    }
}

/// Asks for a code of the authenticator app.
#[component]
pub fn Code(value: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <TextField
            name="code"
            kind=FieldKind::CODE
            label=Signal::derive(move || t_string!(i18n, shell.sign_in.code).to_owned())
            value
            required=true
        />
    }
}

/// Gives a typed code without the spaces that apps show in it.
#[must_use]
pub fn digits(code: RwSignal<String>) -> String {
    code.with_untracked(|code| code.split_whitespace().collect())
}

/// What the authenticator app needs: a code to scan, a secret to type.
#[component]
pub fn Authenticator(code: AuthenticatorCode) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Qr
            content=code.uri
            target=Signal::derive(move || t_string!(i18n, shell.set_up.app_qr).to_owned())
        />
        <p>
            {t!(i18n, shell.set_up.app_secret)} " " <code class="secret">{code.secret}</code>
        </p>
    }
}

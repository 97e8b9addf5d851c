//! What sets an authenticator app up, and the field of its code.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::AuthenticatorCode;
use crate::ui::qr::Qr;
use crate::ui::text_field::{FieldKind, TextField};

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

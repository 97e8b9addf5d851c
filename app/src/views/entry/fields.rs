//! The fields that set-up, invitation and sign-in share.

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
pub use crate::ui::authenticator::{Authenticator, Code, digits};
pub use crate::ui::new_passphrase::{NewPassphrase, Twice};
use crate::ui::text_field::{FieldKind, TextField};

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

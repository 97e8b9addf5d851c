//! The second factor of a new account: an authenticator app or a passkey, by choice.

use leptos::prelude::*;

use super::fields::Authenticator;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::AuthenticatorCode;
use crate::ui::choice::RadioGroup;

/// The two kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// An app that gives codes.
    App,
    /// A passkey of this device or of a key on the key ring.
    Passkey,
}

/// The choice, and what the chosen kind needs.
#[component]
pub fn SecondFactor(
    /// For the app.
    authenticator: AuthenticatorCode,
    /// What is chosen.
    way: RwSignal<Way>,
) -> impl IntoView {
    let i18n = use_i18n();
    let options = Signal::derive(move || {
        vec![
            (
                Way::App,
                t_string!(i18n, shell.second_factor.app).to_owned(),
            ),
            (
                Way::Passkey,
                t_string!(i18n, shell.second_factor.passkey).to_owned(),
            ),
        ]
    });
    let needs = move || match way.get() {
        Way::App => view! {
            <p>{t!(i18n, shell.set_up.app_text)}</p>
            <Authenticator code=authenticator.clone() />
        }
        .into_any(),
        Way::Passkey => view! { <p>{t!(i18n, shell.second_factor.passkey_text)}</p> }.into_any(),
    };
    view! {
        <RadioGroup
            name="second-factor"
            label=Signal::derive(move || t_string!(i18n, shell.second_factor.h2).to_owned())
            options
            chosen=Signal::derive(move || Some(way.get()))
            choose=Callback::new(move |chosen| way.set(chosen))
        />
        {needs}
    }
}

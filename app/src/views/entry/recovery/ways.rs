//! The request is ready: with the kit, or with the help of two holders.

use leptos::prelude::*;

use super::Steps;
use super::code::Code;
use super::help::Help;
use crate::i18n::{t, t_string, use_i18n};
use crate::ui::button::Button;

/// The form of code A, and the other way.
#[component]
pub fn Ways(
    /// Where it goes on.
    steps: Steps,
    /// E-mail of the account.
    email: String,
) -> impl IntoView {
    let helped = RwSignal::new(false);
    move || {
        if helped.get() {
            return view! { <Help steps helped /> }.into_any();
        }
        let email = email.clone();
        view! {
            <Code steps email />
            <WithoutKit helped />
        }
        .into_any()
    }
}

#[component]
fn WithoutKit(helped: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section>
            <p>{t!(i18n, shell.recovery.holders_text)}</p>
            <Button
                label=Signal::derive(move || t_string!(i18n, shell.recovery.holders).to_owned())
                press=Callback::new(move |()| helped.set(true))
            />
        </section>
    }
}

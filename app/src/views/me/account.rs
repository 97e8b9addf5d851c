//! The own account: where one is signed in, the second factors, and the passphrase.

pub mod factors;
pub mod model;
pub mod passphrase;
pub mod sessions;

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::ui::heading::PageHeading;
use factors::Factors;
use passphrase::Passphrase;
use sessions::Sessions;

/// The page of the own account.
#[component]
pub fn Account() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, me.account.h1).to_owned()) />
        <Sessions />
        <Factors />
        <Passphrase />
    }
}

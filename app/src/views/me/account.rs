//! The own account: where one is signed in, the second factors, and the passphrase.

pub mod factors;
pub mod model;
pub mod own_statements;
pub mod passphrase;
pub mod sessions;

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{t, t_string, use_i18n};
use crate::routes::Place;
use crate::session::use_holder;
use crate::ui::heading::PageHeading;
use factors::Factors;
use own_statements::OwnStatements;
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
        <OwnStatements />
        <Holding />
    }
}

/// The way to the requests, for who may recover together with others.
#[component]
fn Holding() -> impl IntoView {
    let i18n = use_i18n();
    let holder = use_holder();
    view! {
        <Show when=move || holder.get()>
            <section class="own-devices">
                <h2>{t!(i18n, admin.signers.holders)}</h2>
                <p>{t!(i18n, me.help.text)}</p>
                <p>
                    <A href=Place::HelpRecovery.path()>{t!(i18n, me.help.h1)}</A>
                </p>
            </section>
        </Show>
    }
}

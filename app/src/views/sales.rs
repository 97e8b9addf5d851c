//! The area of those who sell.

pub mod consent;
pub mod contact;
pub mod contacts;
pub mod form;
pub mod import;

use leptos::prelude::*;

use crate::frame::StaffFrame;
use crate::i18n::{t_string, use_i18n};
use crate::routes::Place;
use crate::ui::empty_state::EmptyState;

/// The pages of the area.
#[component]
pub fn SalesArea() -> impl IntoView {
    provide_context(contacts::ListPlace::default());
    view! { <StaffFrame page /> }
}

fn page(place: Place) -> AnyView {
    match place {
        Place::Contacts => view! { <contacts::Contacts /> }.into_any(),
        Place::NewContact => view! { <form::NewContact /> }.into_any(),
        Place::Contact(id) => view! { <contact::Contact id /> }.into_any(),
        Place::EditContact(id) => view! { <form::EditContact id /> }.into_any(),
        Place::NewConsent(id) => view! { <consent::AskForConsent id /> }.into_any(),
        Place::Import => view! { <import::Import /> }.into_any(),
        Place::HandOver(_)
        | Place::Outbox
        | Place::Conflicts
        | Place::Conflict(_)
        | Place::ThisDevice
        | Place::Account
        | Place::HelpRecovery
        | Place::Overview
        | Place::Users
        | Place::Audit
        | Place::Devices
        | Place::Mail
        | Place::Review
        | Place::Statements => ().into_any(),
    }
}

/// What stands where a contact is not on this device.
#[component]
pub fn Gone() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState
            text=Signal::derive(move || t_string!(i18n, sales.contact.gone).to_owned())
            hint=Signal::derive(move || t_string!(i18n, sales.contact.gone_hint).to_owned())
        >
            <leptos_router::components::A href="/sales/contacts" attr:class="button">
                {move || t_string!(i18n, sales.contact.back)}
            </leptos_router::components::A>
        </EmptyState>
    }
}

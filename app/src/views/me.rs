//! Pages of every signed-in person: what waits, this device, the account.

pub mod account;
pub mod add_device;
pub mod conflicts;
pub mod device;
pub mod help;
pub mod model;
pub mod outbox;
pub mod own_devices;

use leptos::prelude::*;

use crate::frame::StaffFrame;
use crate::routes::Place;

/// The pages of the area.
#[component]
pub fn MeArea() -> impl IntoView {
    view! { <StaffFrame page /> }
}

fn page(place: Place) -> AnyView {
    match place {
        Place::Outbox => view! { <outbox::Outbox /> }.into_any(),
        Place::Conflicts => view! { <conflicts::Conflicts /> }.into_any(),
        Place::Conflict(id) => view! { <conflicts::one::Conflict id /> }.into_any(),
        Place::ThisDevice => view! { <device::ThisDevice /> }.into_any(),
        Place::Account => view! { <account::Account /> }.into_any(),
        Place::HelpRecovery => view! { <help::Help /> }.into_any(),
        Place::Contacts
        | Place::NewContact
        | Place::Contact(_)
        | Place::EditContact(_)
        | Place::NewConsent(_)
        | Place::HandOver(_)
        | Place::Import
        | Place::Overview
        | Place::Users
        | Place::Audit
        | Place::Devices
        | Place::Mail
        | Place::Review
        | Place::Statements => ().into_any(),
    }
}

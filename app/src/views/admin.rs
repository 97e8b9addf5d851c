//! The admin area.

pub mod administers;
pub mod audit;
pub mod devices;
pub mod keys;
pub mod mail;
pub mod overview;
pub mod own_reading;
pub mod restored;
pub mod review;
pub mod second;
pub mod statements;
pub mod users;

use leptos::prelude::*;

use crate::frame::StaffFrame;
use crate::routes::Place;

/// The pages of the area.
#[component]
pub fn AdminArea() -> impl IntoView {
    view! { <StaffFrame page /> }
}

fn page(place: Place) -> AnyView {
    match place {
        Place::Overview => view! { <overview::Overview /> }.into_any(),
        Place::Users => view! { <users::Users /> }.into_any(),
        Place::Audit => view! { <audit::Audit /> }.into_any(),
        Place::Devices => view! { <devices::Devices /> }.into_any(),
        Place::Mail => view! { <mail::Mail /> }.into_any(),
        Place::Review => view! { <review::Review /> }.into_any(),
        Place::Statements => view! { <statements::Statements /> }.into_any(),
        Place::Contacts
        | Place::NewContact
        | Place::Contact(_)
        | Place::EditContact(_)
        | Place::NewConsent(_)
        | Place::HandOver(_)
        | Place::Import
        | Place::Outbox
        | Place::Conflicts
        | Place::Conflict(_)
        | Place::ThisDevice
        | Place::Account
        | Place::HelpRecovery => ().into_any(),
    }
}

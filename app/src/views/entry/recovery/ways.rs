//! The request is ready: with the kit, or with the help of two holders.

use leptos::prelude::*;

use super::Steps;
use super::code::Code;
use super::help::Help;
use crate::holders::WithoutKit;

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

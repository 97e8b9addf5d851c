//! A message above every page that stays until the person says that they know.

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::ui::button::Button;

/// The message and its button.
#[component]
pub fn Told(
    /// Called when the person knows.
    told: Callback<()>,
    /// What they are told.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="keys-wait" role="status">
            {children()}
            <p>
                <Button
                    label=Signal::derive(move || t_string!(i18n, me.devices.told).to_owned())
                    press=told
                />
            </p>
        </section>
    }
}

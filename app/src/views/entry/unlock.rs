//! The page of the lock.

use leptos::prelude::*;

use crate::frame::UnlockForm;
use crate::ui::language::LanguageSwitch;
use crate::views::entry::ended::EndedDevice;
use crate::views::entry::sign_in::go_on_when_open;

/// Opens the vault, then goes on to the first page.
#[component]
pub fn Unlock() -> impl IntoView {
    go_on_when_open();
    view! {
        <main class="entry-page">
            <EndedDevice />
            <UnlockForm />
            <LanguageSwitch />
        </main>
    }
}

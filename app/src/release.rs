//! Which release runs, short on the screen and whole on the clipboard; and one that was refused.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;
use crate::ui::clipboard;
use crate::ui::notice::Notice;

/// So many digits are shown; the whole hash has 64.
const SHORT: usize = 12;

/// The hash of the list of the client in this tab; nothing before the list was read.
#[component]
pub fn ReleaseName() -> impl IntoView {
    let release = use_replica().release;
    let whole = Memo::new(move |_| release.with(|hash| hash.map(|hash| hash.to_hex())));
    move || whole.get().map(|whole| view! { <Named whole /> })
}

/// Says that a version was not installed, because its files are not those of its list.
#[component]
pub fn UpdateRefused() -> impl IntoView {
    let i18n = use_i18n();
    let refused = use_replica().update_refused;
    view! {
        <Show when=move || refused.get()>
            <p class="alerts" role="alert">
                {t!(i18n, shell.update_refused)}
            </p>
        </Show>
    }
}

#[component]
fn Named(whole: String) -> impl IntoView {
    let i18n = use_i18n();
    let copied = RwSignal::new(None::<bool>);
    let short: String = whole.chars().take(SHORT).collect();
    let text = whole.clone();
    let copy = Callback::new(move |()| clipboard::copy(&text, copied));
    let said = Signal::derive(move || match copied.get() {
        None => String::new(),
        Some(true) => t_string!(i18n, ui.copied).to_owned(),
        Some(false) => t_string!(i18n, shell.release.copy_failed, hash = whole.clone()),
    });
    view! {
        <code>{short}</code>
        " "
        <Button
            label=Signal::derive(move || t_string!(i18n, shell.release.copy).to_owned())
            press=copy
        />
        <Notice text=said />
    }
}

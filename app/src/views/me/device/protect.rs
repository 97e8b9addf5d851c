//! Asking the browser to keep the data of this site, with the reason, and its answer.

use leptos::prelude::*;

use super::storage::{ask_to_protect, is_protected};
use crate::i18n::{t, t_string, use_i18n};
use crate::ui::button::Button;
use crate::ui::notice::Notice;

/// The reason and the button, where the browser may remove the data; nothing where it may not.
#[component]
pub fn Protect() -> impl IntoView {
    let i18n = use_i18n();
    let (protected, asked) = (RwSignal::new(None), RwSignal::new(false));
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            let _ = protected.try_set(is_protected().await);
        });
    });
    let press = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let answer = ask_to_protect().await;
            let _ = protected.try_set(answer);
            let _ = asked.try_set(true);
        });
    });
    let said = Signal::derive(move || match (asked.get(), protected.get()) {
        (false, _) => String::new(),
        (true, Some(true)) => t_string!(i18n, me.device.protected_now).to_owned(),
        (true, Some(false) | None) => t_string!(i18n, me.device.protect_refused).to_owned(),
    });
    view! {
        <Show when=move || protected.get() == Some(false)>
            <section class="warning" aria-labelledby="protect">
                <h2 id="protect">{t!(i18n, me.device.protect_h2)}</h2>
                <p>{t!(i18n, me.device.protect_why)}</p>
                <Button
                    label=Signal::derive(move || t_string!(i18n, me.device.protect).to_owned())
                    press
                />
            </section>
        </Show>
        <Notice text=said />
    }
}

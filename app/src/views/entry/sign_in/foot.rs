//! Below the form: who cannot sign in, and which release asks for the passphrase.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{t, use_i18n};
use crate::release::{ReleaseName, UpdateRefused};
use crate::replica::use_replica;

/// The foot of the sign-in page.
#[component]
pub fn Foot() -> impl IntoView {
    let i18n = use_i18n();
    let release = use_replica().release;
    view! {
        <p class="muted">{t!(i18n, shell.sign_in.note)}</p>
        <h2>{t!(i18n, shell.sign_in.forgot_h2)}</h2>
        <p>{t!(i18n, shell.sign_in.forgot_text)}</p>
        <p>
            <A href="/recovery">{t!(i18n, shell.sign_in.kit)}</A>
        </p>
        <p class="muted">{t!(i18n, shell.sign_in.first)}</p>
        <UpdateRefused />
        <Show when=move || release.with(Option::is_some)>
            <section class="muted" aria-labelledby="release">
                <h2 id="release">{t!(i18n, shell.release.label)}</h2>
                <ReleaseName />
            </section>
        </Show>
    }
}

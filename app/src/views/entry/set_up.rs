//! Set-up of an organisation: the person, the second factor, the recovery kit.

pub mod finish;
pub mod person;

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{AuthenticatorCode, Kit, Port};
use crate::ui::heading::PageHeading;
use crate::ui::language::LanguageSwitch;
use crate::views::entry::sign_in::go_on_when_open;
use finish::Finish;
use person::Person;

/// What the first step made.
#[derive(Clone)]
pub struct Made {
    /// Name of the organisation.
    pub organisation: String,
    /// For the authenticator app.
    pub authenticator: AuthenticatorCode,
    /// The kit.
    pub kit: Kit,
}

/// The set-up page; it works with the link's fragment only.
#[component]
pub fn SetUp() -> impl IntoView {
    let i18n = use_i18n();
    let token = RwSignal::new(None::<String>);
    let made = RwSignal::new(None::<Made>);
    go_on_when_open();
    Effect::new(move |_| token.set(Some(fragment())));
    let step = move || if made.with(Option::is_some) { 2 } else { 1 };
    view! {
        <main class="entry-page">
            <div class="entry entry-wide">
                <PageHeading text=Signal::derive(move || t_string!(i18n, shell.set_up.h1).to_owned()) />
                <p class="muted" role="status">
                    {move || t_string!(i18n, shell.set_up.step, n = step(), all = 2)}
                </p>
                <Show when=move || token.with(|token| token.as_deref() == Some(""))>
                    <p role="alert">{t!(i18n, shell.set_up.no_token)}</p>
                </Show>
                {move || match made.get() {
                    None => view! { <Person token made /> }.into_any(),
                    Some(made) => {
                        view! {
                            <Finish
                                made
                                send=|port, word, code, locale| port.set_up_finish(word, code, locale)
                                with_passkey=|port: &dyn Port, word, locale| {
                                    port.set_up_with_passkey(word, locale)
                                }
                                label=Signal::derive(move || {
                                    t_string!(i18n, shell.set_up.finish).to_owned()
                                })
                            />
                        }
                            .into_any()
                    }
                }}
            </div>
            <LanguageSwitch />
        </main>
    }
}

/// The part of the address behind `#`; the server never sees it.
pub(super) fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

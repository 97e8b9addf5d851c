//! What a person reads whose browser removed the data of this device.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{Evicted, Phase, use_replica};
use crate::ui::format;
use crate::ui::heading::PageHeading;

/// The screen in the place of every page: what happened, what may be lost, what to do.
#[component]
pub fn EvictedScreen(evicted: Evicted) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, shell.evicted.h1).to_owned()) />
        <Said evicted />
        <p>
            <A href="/sign-in" attr:class="button button-main">
                {t!(i18n, shell.sign_in.h1)}
            </A>
        </p>
    }
}

/// The same above the sign-in form, while there is something to say.
#[component]
pub fn EvictedNote() -> impl IntoView {
    let i18n = use_i18n();
    let phase = use_replica().phase;
    let evicted = Memo::new(move |_| {
        phase.with(|phase| {
            if let Phase::Evicted(evicted) = phase {
                Some(*evicted)
            } else {
                None
            }
        })
    });
    let note = move || {
        let evicted = evicted.get()?;
        Some(view! {
            <section class="warning" aria-labelledby="evicted">
                <h2 id="evicted">{t!(i18n, shell.evicted.h1)}</h2>
                <Said evicted />
            </section>
        })
    };
    view! { <div role="status">{note}</div> }
}

#[component]
fn Said(evicted: Evicted) -> impl IntoView {
    let i18n = use_i18n();
    let Evicted { last, waiting } = evicted;
    let lost = move || {
        let time = format::date_time(i18n.get_locale(), last);
        if waiting == 0 {
            t_string!(i18n, shell.evicted.nothing_lost, time = time)
        } else {
            t_string!(
                i18n,
                shell.evicted.may_be_lost,
                count = waiting,
                time = time
            )
        }
    };
    view! {
        <p>{t!(i18n, shell.evicted.what)}</p>
        <p>{lost}</p>
        <ol>
            <li>{t!(i18n, shell.evicted.sign_in)}</li>
            <li hidden=waiting == 0>{t!(i18n, shell.evicted.load)}</li>
            <li>{t!(i18n, shell.evicted.revoke)}</li>
        </ol>
    }
}

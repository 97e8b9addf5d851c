//! A device that the log does not state yet: what it waits for, and what to do next.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{NewDevice, use_replica};
use crate::ui::button::Button;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::heading::PageHeading;
use crate::ui::qr::Qr;
use crate::ui::words::Words;

/// Stands in for every page until an administrator or an older device of the user signed.
#[component]
pub fn Uncertified() -> impl IntoView {
    let replica = use_replica();
    let answer = RwSignal::new(None::<Option<NewDevice>>);
    let act = Act::new();
    let ask = move || {
        act.run(
            || replica.ask(|port| port.claim_device()),
            move |claimed| {
                let _ = answer.try_set(Some(claimed));
            },
        );
    };
    Effect::new(move |_| ask());
    let drawn = move || match answer.get() {
        Some(None) => view! { <WaitsForAdministrator /> }.into_any(),
        Some(Some(device)) => view! { <ConnectThis device /> }.into_any(),
        None => view! { <Connecting act retry=Callback::new(move |()| ask()) /> }.into_any(),
    };
    view! { <div class="connect">{drawn}</div> }
}

#[component]
fn WaitsForAdministrator() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, shell.waiting_roles).to_owned()) />
        <p>{t!(i18n, shell.waiting_roles_note)}</p>
    }
}

/// The code is being made, or could not be.
#[component]
fn Connecting(act: Act, retry: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ConnectHeading />
        <ErrorSummary errors=act.errors() />
        <p role="status" class="muted">
            {move || act.busy().get().then(|| t_string!(i18n, shell.new_device.making))}
        </p>
        <Show when=move || act.refused().with(Option::is_some)>
            <p class="form-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, shell.new_device.retry).to_owned())
                    press=retry
                />
                <SignInAgain />
            </p>
        </Show>
    }
}

#[component]
fn ConnectThis(device: NewDevice) -> impl IntoView {
    let i18n = use_i18n();
    let over = RwSignal::new(false);
    let life = Duration::from_millis(u64::from(device.ends_in_ms));
    Effect::new(move |_| {
        set_timeout(
            move || {
                let _ = over.try_set(true);
            },
            life,
        );
    });
    let drawn = move || {
        if over.get() {
            view! { <Over /> }.into_any()
        } else {
            view! { <ShownCode device=device.clone() /> }.into_any()
        }
    };
    view! {
        <ConnectHeading />
        <p>{t!(i18n, shell.new_device.text)}</p>
        {drawn}
        <p class="muted">{t!(i18n, shell.new_device.no_device)}</p>
    }
}

#[component]
fn ShownCode(device: NewDevice) -> impl IntoView {
    let i18n = use_i18n();
    let NewDevice { text, words, .. } = device;
    view! {
        <ol class="steps">
            <li>{t!(i18n, shell.new_device.step_open)}</li>
            <li>{t!(i18n, shell.new_device.step_code)}</li>
            <li>{t!(i18n, shell.new_device.step_wait)}</li>
        </ol>
        <Qr
            content=text.clone()
            target=Signal::derive(move || t_string!(i18n, shell.new_device.qr).to_owned())
        />
        <Words
            words
            name=Signal::derive(move || t_string!(i18n, shell.new_device.words).to_owned())
        />
        <details>
            <summary>{t!(i18n, shell.new_device.as_text)}</summary>
            <code class="secret">{text}</code>
        </details>
        <p class="muted">{t!(i18n, shell.new_device.life)}</p>
    }
}

#[component]
fn Over() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p role="alert">{t!(i18n, shell.new_device.over)}</p>
        <p class="form-end">
            <SignInAgain />
        </p>
    }
}

#[component]
fn ConnectHeading() -> impl IntoView {
    let i18n = use_i18n();
    view! { <PageHeading text=Signal::derive(move || t_string!(i18n, shell.new_device.h1).to_owned()) /> }
}

/// Ends the session and goes to the sign-in; the keys of this browser stay.
#[component]
fn SignInAgain() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let navigate = use_navigate();
    let press = Callback::new(move |()| {
        let (ended, navigate) = (replica.ask(|port| port.sign_out()), navigate.clone());
        leptos::task::spawn_local(async move {
            // The vault is closed even where the server did not hear of it.
            let _ = ended.await;
            navigate("/sign-in", NavigateOptions::default());
        });
    });
    view! {
        <Button
            main=true
            label=Signal::derive(move || t_string!(i18n, shell.new_device.again).to_owned())
            press
        />
    }
}

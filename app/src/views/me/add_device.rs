//! Adding a new device of the person who is here: found by what its screen shows, then signed.

use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{FoundDevice, use_replica};
use crate::ui::button::{Button, Submit};
use crate::ui::camera::Camera;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::text_field::{FieldKind, TextField};
use crate::ui::words::Words;

/// How the code of a new device begins.
const CODE: &str = "SOUHLAS-DEVICE:";

/// Both steps: finding, then confirming with the passphrase.
#[component]
pub fn AddDevice(
    /// Called at the end, with the name of the device if one was added.
    done: Callback<Option<String>>,
) -> impl IntoView {
    let shown = RwSignal::new(String::new());
    let found = RwSignal::new(None::<FoundDevice>);
    move || match found.get() {
        None => view! { <Find shown found done /> }.into_any(),
        Some(device) => view! { <Confirm device shown done /> }.into_any(),
    }
}

#[component]
fn Find(
    shown: RwSignal<String>,
    found: RwSignal<Option<FoundDevice>>,
    done: Callback<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let look = move || {
        let typed = shown.get_untracked();
        if typed.trim().is_empty() {
            return;
        }
        act.run(
            move || replica.ask(|port| port.find_device(typed)),
            move |device| found.set(Some(device)),
        );
    };
    let scanned = Callback::new(move |text| {
        shown.set(text);
        look();
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        look();
    };
    view! {
        <form class="form" method="post" on:submit=submit>
            <p>{t!(i18n, me.devices.how)}</p>
            <ErrorSummary errors=act.errors() />
            <Camera begins=CODE read=scanned />
            <TextField
                name="shown"
                kind=FieldKind::LINES
                label=Signal::derive(move || t_string!(i18n, me.devices.typed).to_owned())
                hint=Signal::derive(move || t_string!(i18n, me.devices.typed_hint).to_owned())
                value=shown
                required=true
            />
            <p class="form-end">
                <Submit
                    plain=true
                    label=Signal::derive(move || t_string!(i18n, me.devices.find).to_owned())
                    busy=act.busy()
                />
                <Cancel done />
            </p>
        </form>
    }
}

#[component]
fn Confirm(
    device: FoundDevice,
    shown: RwSignal<String>,
    done: Callback<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let passphrase = RwSignal::new(String::new());
    let act = Act::new();
    let FoundDevice { name, words } = device;
    let said = name.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (typed, phrase) = (shown.get_untracked(), passphrase.get_untracked());
        let name = name.clone();
        act.run(
            move || replica.ask(|port| port.add_device(typed, phrase)),
            move |()| done.run(Some(name)),
        );
    };
    view! {
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <p>{move || t_string!(i18n, me.devices.found, name = said.clone())}</p>
            <p>
                <strong>{t!(i18n, me.devices.reads)}</strong>
            </p>
            <p>{t!(i18n, me.devices.compare)}</p>
            <Words
                words
                name=Signal::derive(move || t_string!(i18n, shell.new_device.words).to_owned())
            />
            <TextField
                name="passphrase"
                kind=FieldKind::PASSPHRASE
                label=Signal::derive(move || t_string!(i18n, shell.sign_in.passphrase).to_owned())
                value=passphrase
                required=true
            />
            <p class="form-end">
                <Submit
                    plain=true
                    label=Signal::derive(move || t_string!(i18n, me.devices.confirm).to_owned())
                    busy=act.busy()
                />
                <Cancel done />
            </p>
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, me.devices.working))}
            </p>
        </form>
    }
}

#[component]
fn Cancel(done: Callback<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Button
            label=Signal::derive(move || t_string!(i18n, me.devices.cancel).to_owned())
            press=Callback::new(move |()| done.run(None))
        />
    }
}

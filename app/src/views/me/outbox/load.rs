//! Loading a saved copy of waiting changes; one of another device asks for its passphrase.

use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::act::Act;
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::replica::{CopyFault, LoadedCopy, Refusal, Replica, use_replica};
use crate::ui::button::Submit;
use crate::ui::notice::Notice;
use crate::ui::text_field::{FieldKind, TextField};

/// Chooses a file and loads it.
#[component]
pub fn LoadCopy() -> impl IntoView {
    let i18n = use_i18n();
    let input = NodeRef::<Input>::new();
    let loading = Loading::new();
    let chosen = move |_| {
        let field = input.get_untracked();
        let Some((field, file)) = field.and_then(|field| {
            let file = field.files()?.get(0)?;
            Some((field, file))
        }) else {
            return;
        };
        leptos::task::spawn_local(async move {
            if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
                let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                if loading.bytes.try_set(bytes).is_none() {
                    loading.load(None);
                }
            }
            // The same file can be chosen again.
            field.set_value("");
        });
    };
    view! {
        <p>
            <label class="button file-button">
                {t!(i18n, ui.outbox_copy.load)}
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".json,application/json"
                    autocomplete="off"
                    node_ref=input
                    on:change=chosen
                />
            </label>
        </p>
        <Notice text=Signal::derive(move || {
            let done = loading.done.get();
            done.map_or_else(String::new, |done| words(i18n.get_locale(), done))
        }) />
        {move || {
            let words = loading.act.words().get();
            words.map(|words| view! { <p class="field-error" role="alert">{words}</p> })
        }}
        <Show when=move || loading.wants.get()>
            <OtherDevice loading />
        </Show>
    }
}

/// One file on its way.
#[derive(Clone, Copy)]
struct Loading {
    replica: Replica,
    act: Act,
    bytes: RwSignal<Vec<u8>>,
    done: RwSignal<Option<LoadedCopy>>,
    /// Whether the file is of another device.
    wants: RwSignal<bool>,
}

impl Loading {
    fn new() -> Self {
        let act = Act::new();
        let (done, wants) = (RwSignal::new(None), RwSignal::new(false));
        let refused = act.refused();
        Effect::new(move |_| {
            if refused.get() == Some(Refusal::Copy(CopyFault::Device)) {
                wants.set(true);
            }
        });
        let bytes = RwSignal::new(Vec::new());
        Self {
            replica: use_replica(),
            act,
            bytes,
            done,
            wants,
        }
    }

    /// Loads the chosen file; without a passphrase it is a new one.
    fn load(self, passphrase: Option<String>) {
        let bytes = self.bytes.get_untracked();
        self.done.set(None);
        if passphrase.is_none() {
            self.wants.set(false);
        }
        self.act.run(
            || self.replica.ask(|port| port.load_outbox(bytes, passphrase)),
            move |done| {
                let _ = self.wants.try_set(false);
                let _ = self.done.try_set(Some(done));
            },
        );
    }
}

/// Asks for the passphrase that opened the other device.
#[component]
fn OtherDevice(loading: Loading) -> impl IntoView {
    let i18n = use_i18n();
    let passphrase = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        loading.load(Some(passphrase.get_untracked()));
    };
    view! {
        <form class="form" method="post" on:submit=submit>
            <TextField
                name="copy-passphrase"
                kind=FieldKind::PASSPHRASE
                label=Signal::derive(move || t_string!(i18n, ui.outbox_copy.passphrase).to_owned())
                hint=Signal::derive(move || t_string!(i18n, ui.outbox_copy.passphrase_hint).to_owned())
                value=passphrase
                required=true
            />
            <Submit
                label=Signal::derive(move || t_string!(i18n, ui.outbox_copy.send).to_owned())
                busy=loading.act.busy()
            />
        </form>
    }
}

/// What came of it, in words.
fn words(locale: Locale, done: LoadedCopy) -> String {
    let LoadedCopy {
        known,
        back,
        taken,
        decisions,
    } = done;
    let here = td_string!(locale, ui.outbox_copy.loaded, back = back, known = known);
    if taken + decisions == 0 {
        return here;
    }
    let there = td_string!(
        locale,
        ui.outbox_copy.delivered,
        taken = taken,
        decisions = decisions
    );
    format!("{here} {there}")
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::Locale;
    use crate::replica::LoadedCopy;

    #[test]
    fn what_another_device_left_is_told_only_where_there_is_some() {
        let own = LoadedCopy {
            known: 3,
            back: 2,
            ..LoadedCopy::default()
        };
        let other = LoadedCopy { taken: 7, ..own };
        for locale in [Locale::cs, Locale::en] {
            let (own, other) = (words(locale, own), words(locale, other));
            assert!(own.contains('2') && own.contains('3'), "{own}");
            assert!(other.starts_with(&own) && other.contains('7'), "{other}");
        }
    }
}

//! The fields of a new passphrase.

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::ui::text_field::{FieldKind, TextField};

/// A new passphrase, typed twice.
#[derive(Clone, Copy)]
pub struct Twice {
    typed: RwSignal<String>,
    repeated: RwSignal<String>,
    differs: RwSignal<bool>,
}

impl Twice {
    /// Nothing typed yet.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            repeated: RwSignal::new(String::new()),
            differs: RwSignal::new(false),
        }
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        for field in [self.typed, self.repeated] {
            let _ = field.try_set(String::new());
        }
    }

    /// Gives the passphrase where both fields hold the same; else the second one says so.
    #[must_use]
    pub fn agreed(self) -> Option<String> {
        let typed = self.typed.get_untracked();
        let same = self.repeated.with_untracked(|repeated| *repeated == typed);
        self.differs.set(!same);
        same.then_some(typed)
    }
}

/// Asks for a new passphrase and for the same once more.
#[component]
pub fn NewPassphrase(
    /// What is typed.
    phrase: Twice,
    /// Its label, where an old one stands beside it.
    #[prop(optional, into)]
    label: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let error = Signal::derive(move || {
        let differs = phrase.differs.get();
        differs.then(|| t_string!(i18n, shell.set_up.differs).to_owned())
    });
    view! {
        <TextField
            name="passphrase"
            kind=FieldKind::NEW_PASSPHRASE
            label=Signal::derive(move || {
                label.get().unwrap_or_else(|| t_string!(i18n, shell.sign_in.passphrase).to_owned())
            })
            hint=Signal::derive(move || t_string!(i18n, shell.set_up.passphrase_hint).to_owned())
            value=phrase.typed
            required=true
        />
        <TextField
            name="repeat"
            kind=FieldKind::NEW_PASSPHRASE
            label=Signal::derive(move || t_string!(i18n, shell.set_up.repeat).to_owned())
            value=phrase.repeated
            error
            required=true
        />
    }
}

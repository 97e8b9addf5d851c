//! The appearance: system, light or dark; kept on the device, applied by `start.js` before paint.

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::ui::choice::RadioGroup;

const KEY: &str = "theme";

/// An appearance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// A choice of appearance.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let i18n = use_i18n();
    let chosen = RwSignal::new(Theme::System);
    Effect::new(move |_| chosen.set(kept()));
    let options = Signal::derive(move || {
        vec![
            (Theme::System, t_string!(i18n, shell.system).to_owned()),
            (Theme::Light, t_string!(i18n, shell.light).to_owned()),
            (Theme::Dark, t_string!(i18n, shell.dark).to_owned()),
        ]
    });
    let choose = Callback::new(move |theme| {
        chosen.set(theme);
        keep(theme);
    });
    view! {
        <RadioGroup
            name="appearance"
            label=Signal::derive(move || t_string!(i18n, shell.appearance).to_owned())
            options
            chosen=Signal::derive(move || Some(chosen.get()))
            choose
        />
    }
}

fn kept() -> Theme {
    let stored = window()
        .local_storage()
        .ok()
        .flatten()
        .and_then(|storage| storage.get_item(KEY).ok().flatten());
    [Theme::Light, Theme::Dark]
        .into_iter()
        .find(|theme| theme.name() == stored.as_deref())
        .unwrap_or(Theme::System)
}

fn keep(theme: Theme) {
    let storage = window().local_storage().ok().flatten();
    let root = document().document_element();
    match theme.name() {
        Some(name) => {
            let _ = storage.map(|storage| storage.set_item(KEY, name));
            let _ = root.map(|root| root.set_attribute("data-theme", name));
        }
        None => {
            let _ = storage.map(|storage| storage.remove_item(KEY));
            let _ = root.map(|root| root.remove_attribute("data-theme"));
        }
    }
}

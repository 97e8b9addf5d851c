//! The switch of languages.

use leptos::prelude::*;

use crate::i18n::{Locale, t_string, use_i18n};
use crate::ui::choice::RadioGroup;

/// A choice between Czech and English.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let i18n = use_i18n();
    let options = vec![
        (Locale::cs, "Čeština".to_owned()),
        (Locale::en, "English".to_owned()),
    ];
    view! {
        <RadioGroup
            name="language"
            label=Signal::derive(move || t_string!(i18n, shell.language).to_owned())
            options=Signal::stored(options)
            chosen=Signal::derive(move || Some(i18n.get_locale()))
            choose=Callback::new(move |locale| i18n.set_locale(locale))
        />
    }
}

//! Where the data of a file comes from.

use leptos::prelude::*;

use super::Steps;
use crate::i18n::{t_string, use_i18n};
use crate::ui::choice::Select;

/// The choice of a source; it is required.
#[component]
pub fn Source(steps: Steps) -> impl IntoView {
    let i18n = use_i18n();
    let options = Signal::derive(move || {
        [
            ("", t_string!(i18n, sales.import.source_choose)),
            ("customers", t_string!(i18n, sales.import.source_customers)),
            ("event", t_string!(i18n, sales.import.source_event)),
            ("partner", t_string!(i18n, sales.import.source_partner)),
            ("register", t_string!(i18n, sales.import.source_register)),
            ("old_system", t_string!(i18n, sales.import.source_old)),
        ]
        .map(|(key, words)| (key.to_owned(), words.to_owned()))
        .to_vec()
    });
    view! {
        <Select
            name="source"
            label=Signal::derive(move || t_string!(i18n, sales.import.source).to_owned())
            options
            value=steps.source
        />
    }
}

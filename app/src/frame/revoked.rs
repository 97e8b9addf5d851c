//! What a person reads whose device an administrator revoked.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::ui::heading::PageHeading;

/// The end of this device: what happened, what became of the changes, what to do.
#[component]
pub fn Revoked(
    /// Changes that the server did not take.
    kept: usize,
) -> impl IntoView {
    let i18n = use_i18n();
    let changes = move || {
        if kept == 0 {
            t_string!(i18n, shell.revoked.all_taken).to_owned()
        } else {
            t_string!(i18n, shell.revoked.kept, count = kept)
        }
    };
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, shell.revoked.h1).to_owned()) />
        <p role="alert">{t!(i18n, shell.revoked.text)}</p>
        <p>{changes}</p>
        <p>{t!(i18n, shell.revoked.next)}</p>
    }
}

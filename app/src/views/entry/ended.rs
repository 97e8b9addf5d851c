//! What became of a device of this browser that came to its end.

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::replica::{Ended, use_replica};
use crate::ui::format;

/// Says it, until another device of this browser takes its place; nothing where none ended.
#[component]
pub fn EndedDevice() -> impl IntoView {
    let ended = use_replica().ended;
    view! { <div role="status">{move || ended.get().map(|ended| view! { <Said ended /> })}</div> }
}

#[component]
fn Said(ended: Ended) -> impl IntoView {
    let i18n = use_i18n();
    let Ended { at, kept } = ended;
    let text = move || {
        let at = format::date_time(i18n.get_locale(), at);
        t_string!(i18n, shell.ended.text, at = at)
    };
    let left = move || (kept > 0).then(|| t_string!(i18n, shell.ended.kept, count = kept));
    view! {
        <p>{text}</p>
        <p hidden=kept == 0>{left}</p>
    }
}

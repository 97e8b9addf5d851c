//! The form that adds a passkey.

use leptos::prelude::*;

use super::Changing;
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::ui::button::Submit;
use crate::ui::text_field::{FieldKind, TextField};

/// The form, or why there is none.
#[component]
pub fn AddPasskey(changing: Changing, possible: Signal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let name = RwSignal::new(String::new());
    let offline = use_needs_server();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        changing.add(name);
    };
    let busy = changing.act.busy();
    view! {
        <Show
            when=move || possible.get()
            fallback=move || view! { <p class="muted">{t!(i18n, me.factors.impossible)}</p> }
        >
            <form class="form" method="post" on:submit=submit>
                <TextField
                    name="passkey-name"
                    kind=FieldKind::TEXT
                    label=Signal::derive(move || t_string!(i18n, me.factors.name).to_owned())
                    hint=Signal::derive(move || t_string!(i18n, me.factors.hint).to_owned())
                    value=name
                    required=true
                />
                <p class="field-hint" hidden=move || offline.with(Option::is_none)>
                    {move || offline.get()}
                </p>
                <Submit
                    label=Signal::derive(move || t_string!(i18n, me.factors.add).to_owned())
                    busy
                    plain=true
                />
                <p role="status" class="muted">
                    {move || busy.get().then(|| t_string!(i18n, me.factors.adding))}
                </p>
            </form>
        </Show>
    }
}

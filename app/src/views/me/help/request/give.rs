//! The second step of a holder: the words that the person reads out, then the key.

use domain::Bytes;
use leptos::prelude::*;

use crate::act::Act;
use crate::asked::{Asked, use_needs_server};
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{HelpRequest, use_replica};
use crate::ui::button::Submit;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::text_field::{FieldKind, TextField};

/// The form of the words.
#[component]
pub fn Give(
    /// The request.
    id: Bytes,
    /// The list it stands in.
    asked: Asked<Vec<HelpRequest>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let typed = RwSignal::new(String::new());
    let (act, blocked) = (Act::new(), use_needs_server());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (id, words) = (id.clone(), typed.get_untracked());
        if words.trim().is_empty() {
            return;
        }
        act.run(
            move || replica.ask(|port| port.give_key(id, words)),
            move |()| asked.again(),
        );
    };
    view! {
        <h3>{t!(i18n, me.help.give_h)}</h3>
        <p>{t!(i18n, me.help.give_text)}</p>
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <TextField
                name="words"
                kind=FieldKind::LINES
                label=Signal::derive(move || t_string!(i18n, me.help.words).to_owned())
                hint=Signal::derive(move || t_string!(i18n, me.help.words_hint).to_owned())
                value=typed
                required=true
            />
            <p class="field-hint" hidden=move || blocked.with(Option::is_none)>
                {move || blocked.get()}
            </p>
            <Submit
                label=Signal::derive(move || t_string!(i18n, me.help.give).to_owned())
                busy=act.busy()
            />
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, me.help.giving))}
            </p>
        </form>
    }
}

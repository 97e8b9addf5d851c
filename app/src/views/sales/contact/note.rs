//! The form for a note; it is encrypted before it leaves the device.

use domain::RecordId;
use domain::command::Command;
use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_roles;
use crate::ui::button::Submit;
use crate::ui::notice::Notice;
use crate::ui::text_field::{FieldKind, TextField};

/// The form for a note.
#[component]
pub fn NewNote(id: RecordId) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let roles = use_roles();
    let note = RwSignal::new(String::new());
    let saved = RwSignal::new(false);
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        saved.set(false);
        let text = note.get_untracked().trim().to_owned();
        if text.is_empty() {
            return;
        }
        let command = Command::AddNote { contact: id, text };
        act.run(
            || replica.ask(|port| port.dispatch(command)),
            move |_| {
                let _ = note.try_set(String::new());
                let _ = saved.try_set(true);
            },
        );
    };
    let said = Signal::derive(move || {
        if saved.get() {
            t_string!(i18n, ui.saved_here).to_owned()
        } else {
            String::new()
        }
    });
    let seals = move || {
        roles.with(|roles| {
            roles
                .iter()
                .any(|role| role.seals(domain::record::Class::Notes))
        })
    };
    view! {
        <Show when=seals>
            <form class="form note-form" method="post" on:submit=submit>
                <TextField
                    name="note"
                    kind=FieldKind::LINES
                    label=Signal::derive(move || t_string!(i18n, sales.contact.note).to_owned())
                    hint=Signal::derive(move || t_string!(i18n, sales.contact.note_hint).to_owned())
                    value=note
                    error=act.words()
                />
                <div class="form-end">
                    <Submit
                        label=Signal::derive(move || t_string!(i18n, sales.contact.note_save).to_owned())
                        busy=act.busy()
                        plain=true
                    />
                    <Notice text=said />
                </div>
            </form>
        </Show>
    }
}

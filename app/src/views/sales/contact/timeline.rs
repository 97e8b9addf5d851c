//! Notes and what happened, newest first.

use std::sync::Arc;

use domain::command::Command;
use domain::privacy::ChannelOrAll;
use domain::privacy::event::EventType;
use domain::record::Row;
use domain::{FieldId, RecordId};
use leptos::prelude::*;

use super::model::{self, Happening, NoteRow, TimelineRow};
use crate::Locale;
use crate::act::Act;
use crate::i18n::{t, t_string, td_string, use_i18n};
use crate::people::{channel_words, label};
use crate::replica::use_replica;
use crate::session::use_roles;
use crate::ui::button::Submit;
use crate::ui::format;
use crate::ui::notice::Notice;
use crate::ui::sealed_text::SealedText;
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

/// What happened with the contact.
#[component]
pub fn Timeline(row: Memo<Option<Arc<Row>>>) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let roles = use_roles();
    let rows = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref().map_or_else(Vec::new, |row| {
                data.with(|data| roles.with(|roles| model::timeline(data, row, roles)))
            })
        })
    });
    view! {
        <section aria-labelledby="timeline">
            <h2 id="timeline">{t!(i18n, sales.contact.timeline)}</h2>
            <ul class="timeline" aria-labelledby="timeline">
                <For
                    each=move || rows.get()
                    key=|row| format!("{row:?}")
                    children=|row| view! { <Entry row /> }
                />
            </ul>
        </section>
    }
}

#[component]
fn Entry(row: TimelineRow) -> impl IntoView {
    let i18n = use_i18n();
    let at = row.at;
    let waiting = row.waiting;
    let what = match row.what {
        Happening::Note(note) => view! { <Note note /> }.into_any(),
        other @ (Happening::Created | Happening::Signature | Happening::Consent { .. }) => {
            view! { <span>{move || happening_words(i18n.get_locale(), &other)}</span> }.into_any()
        }
    };
    view! {
        <li class="timeline-entry">
            <span class="muted timeline-at">{move || format::date_time(i18n.get_locale(), at)}</span>
            {what}
            {waiting
                .then(|| view! { <span class="waiting">{t!(i18n, sales.contacts.waiting)}</span> })}
        </li>
    }
}

#[component]
fn Note(note: NoteRow) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let name = Signal::derive(move || t_string!(i18n, sales.contact.note_made).to_owned());
    if !note.readable {
        return view! { <span>{move || name.get()}</span> }.into_any();
    }
    let open =
        Callback::new(move |()| replica.ask(|port| port.open(note.record, FieldId::new("text"))));
    view! {
        <span class="timeline-note">
            {move || name.get()} " " <SealedText field=name open />
        </span>
    }
    .into_any()
}

fn happening_words(locale: Locale, what: &Happening) -> String {
    match what {
        Happening::Created => td_string!(locale, sales.contact.created).to_owned(),
        Happening::Note(_) => td_string!(locale, sales.contact.note_made).to_owned(),
        Happening::Signature => td_string!(locale, sales.contact.signature).to_owned(),
        Happening::Consent {
            kind,
            purpose,
            channel,
        } => {
            let purpose = purpose.as_ref().map_or_else(
                || td_string!(locale, sales.contact.all_purposes).to_owned(),
                |name| label(locale, name),
            );
            let channel = match channel {
                ChannelOrAll::All => td_string!(locale, sales.contact.all_channels),
                ChannelOrAll::One(channel) => channel_words(locale, *channel),
            };
            td_string!(
                locale,
                sales.contact.event,
                what = event_words(locale, *kind),
                purpose = purpose,
                channel = channel
            )
        }
    }
}

fn event_words(locale: Locale, kind: EventType) -> &'static str {
    match kind {
        EventType::Ask => td_string!(locale, sales.event.ask),
        EventType::Defer => td_string!(locale, sales.event.defer),
        EventType::Grant => td_string!(locale, sales.event.grant),
        EventType::Renew => td_string!(locale, sales.event.renew),
        EventType::Refuse => td_string!(locale, sales.event.refuse),
        EventType::Withdraw => td_string!(locale, sales.event.withdraw),
        EventType::Object => td_string!(locale, sales.event.object),
        EventType::Confirm => td_string!(locale, sales.event.confirm),
        EventType::Revoke => td_string!(locale, sales.event.revoke),
        EventType::Invalidate => td_string!(locale, sales.event.invalidate),
        EventType::Import => td_string!(locale, sales.event.import),
        EventType::Decide => td_string!(locale, sales.event.decide),
        EventType::Basis => td_string!(locale, sales.event.basis),
        EventType::Inform => td_string!(locale, sales.event.inform),
        EventType::Merge => td_string!(locale, sales.event.merge),
        EventType::Unmerge => td_string!(locale, sales.event.unmerge),
    }
}

//! Notes and what happened, newest first.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::record::Row;
use domain::{FieldId, RecordId};
use leptos::prelude::*;

use super::all_notes::{AllNotes, Notes};
use super::happening::happening_words;
use super::late::LateValues;
use super::model::{self, Happening, NoteRow, TimelineRow};
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_roles;
use crate::ui::format;
use crate::ui::sealed_text::SealedText;

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
    let opened = RwSignal::new(BTreeMap::new());
    let notes = Signal::derive(move || rows.with(|rows| readable_notes(rows)));
    view! {
        <section aria-labelledby="timeline">
            <h2 id="timeline">{t!(i18n, sales.contact.timeline)}</h2>
            <AllNotes notes opened />
            <ul class="timeline" aria-labelledby="timeline">
                <For
                    each=move || rows.get()
                    key=|row| format!("{row:?}")
                    children=move |row| view! { <Entry row opened /> }
                />
            </ul>
        </section>
    }
}

fn readable_notes(rows: &[TimelineRow]) -> Vec<RecordId> {
    rows.iter()
        .filter_map(|row| match &row.what {
            Happening::Note(note) if note.readable => Some(note.record),
            Happening::Note(_)
            | Happening::Created
            | Happening::Signature
            | Happening::Consent { .. } => None,
        })
        .collect()
}

#[component]
fn Entry(row: TimelineRow, opened: RwSignal<Notes>) -> impl IntoView {
    let i18n = use_i18n();
    let at = row.at;
    let waiting = row.waiting;
    let what = match row.what {
        Happening::Note(note) => view! { <Note note opened /> }.into_any(),
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
fn Note(note: NoteRow, opened: RwSignal<Notes>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let name = Signal::derive(move || t_string!(i18n, sales.contact.note_made).to_owned());
    let NoteRow { record, late, .. } = note;
    let late = view! { <LateValues record late field=name /> };
    if !note.readable {
        return view! { <span class="timeline-note">{move || name.get()} {late}</span> }.into_any();
    }
    let open = Callback::new(move |()| replica.ask(|port| port.open(record, FieldId::new("text"))));
    view! {
        <span class="timeline-note">
            {move || name.get()} " "
            {move || match opened.with(|opened| opened.get(&record).cloned()) {
                Some(text) => view! { <span class="sealed-value">{text}</span> }.into_any(),
                None => view! { <SealedText field=name open /> }.into_any(),
            }}
            {late}
        </span>
    }
    .into_any()
}

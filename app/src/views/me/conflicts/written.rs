//! Writing something else than any of the values.

use domain::record::catalogue::Validator;
use leptos::prelude::*;

use super::field::Deciding;
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::text_field::{FieldKind, TextField};

/// The input of a field; what is written there stays when another value is picked.
#[component]
pub fn Write(
    deciding: Deciding,
    place: usize,
    id: domain::FieldId,
    name: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let draft = deciding.draft;
    let value = RwSignal::new(draft.with_untracked(|draft| draft.of(&id).written));
    let long = data.with_untracked(|data| {
        let entry = data.organisation.as_deref();
        let entry = entry.and_then(|held| held.catalogue.entry(deciding.table, &id));
        entry.is_some_and(|entry| entry.validator == Validator::Text)
    });
    Effect::new(move |_| {
        let text = value.get();
        let _ = draft.try_update(|draft| draft.write(&id, text));
    });
    let kind = if long {
        FieldKind::LINES
    } else {
        FieldKind::TEXT
    };
    view! {
        <TextField
            name=format!("written-{place}")
            label=Signal::derive(move || {
                t_string!(i18n, me.conflicts.write, field = name.get())
            })
            value
            kind
        />
    }
}

//! Writing something else than any of the values.

use leptos::prelude::*;

use super::field::Deciding;
use super::model::is_text;
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
    let long = data.with_untracked(|data| is_text(data, deciding.table, &id));
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

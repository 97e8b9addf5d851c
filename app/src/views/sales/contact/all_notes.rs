//! All notes of a contact opened at once, closed again by themselves.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::{FieldId, RecordId};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t_string, use_i18n};
use crate::replica::{Refusal, use_replica};

/// Opened notes by record.
pub type Notes = BTreeMap<RecordId, String>;

/// How long opened notes stay on screen.
const OPEN: Duration = Duration::from_secs(60);

/// The button that opens all notes in one message to the vault.
#[component]
pub fn AllNotes(notes: Signal<Vec<RecordId>>, opened: RwSignal<Notes>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let act = Act::new();
    let close = move || {
        if let Some(handle) = timer.try_get_value().flatten() {
            handle.clear();
        }
        let _ = timer.try_set_value(None);
        let _ = opened.try_set(Notes::new());
    };
    on_cleanup(close);
    let press = move |_| {
        if opened.with_untracked(|opened| !opened.is_empty()) {
            close();
            return;
        }
        let wanted = notes.get_untracked();
        let asked = wanted.iter().map(|note| (*note, FieldId::new("text")));
        let asked = asked.collect();
        act.run(
            || replica.ask(|port| port.open_many(asked)),
            move |answers| {
                let _ = opened.try_set(shown(wanted, answers));
                let handle = set_timeout_with_handle(close, OPEN).ok();
                let _ = timer.try_set_value(handle);
            },
        );
    };
    let name = move || match opened.with(BTreeMap::is_empty) {
        true => t_string!(i18n, sales.contact.notes_show),
        false => t_string!(i18n, sales.contact.notes_hide),
    };
    view! {
        <Show when=move || notes.with(|notes| notes.len() > 1)>
            <button
                type="button"
                class="button button-small"
                aria-disabled=move || act.busy().get().then_some("true")
                on:click=press
            >
                {name}
            </button>
        </Show>
        {move || act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
    }
}

/// A note that does not open keeps its own button, which says why.
fn shown(wanted: Vec<RecordId>, answers: Vec<Result<String, Refusal>>) -> Notes {
    wanted
        .into_iter()
        .zip(answers)
        .filter_map(|(note, answer)| Some((note, answer.ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::RecordId;

    use super::shown;
    use crate::replica::Refusal;

    #[test]
    fn a_note_that_stays_closed_hides_no_other() {
        let notes = [1, 2, 3].map(|n| RecordId::v4([n; 16]));
        let answers = vec![
            Ok("one".to_owned()),
            Err(Refusal::NotProven),
            Ok("three".to_owned()),
        ];
        let shown = shown(notes.to_vec(), answers);
        assert_eq!(shown.len(), 2);
        assert_eq!(shown[&notes[2]], "three");
    }
}

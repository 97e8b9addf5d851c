//! The inputs of the form, basic ones first, then those that are encrypted.

use std::collections::BTreeMap;

use domain::FieldId;
use domain::privacy::Registry;
use domain::record::FieldEntry;
use domain::record::catalogue::Validator;
use leptos::prelude::*;

use crate::Locale;
use crate::act::Act;
use crate::i18n::{t, td_string, use_i18n};
use crate::people::{label, roles_words};
use crate::refusal;
use crate::replica::use_replica;
use crate::ui::text_field::{FieldKind, TextField};
use crate::views::sales::contact::model::readers;

/// What is typed, by field.
pub type Typed = BTreeMap<FieldId, RwSignal<String>>;

/// The inputs for these fields.
#[component]
pub fn Fields(entries: Vec<FieldEntry>, typed: Typed, act: Act, editing: bool) -> impl IntoView {
    let i18n = use_i18n();
    let (sealed, basic): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| entry.class.is_sealed());
    let inputs = move |entries: Vec<FieldEntry>| {
        entries
            .into_iter()
            .filter_map(|entry| {
                let value = *typed.get(&entry.id)?;
                Some(view! { <Field entry value act editing /> })
            })
            .collect_view()
    };
    let some_sealed = !sealed.is_empty();
    view! {
        <fieldset class="form-section">
            <legend>{t!(i18n, sales.form.basic)}</legend>
            {inputs(basic)}
        </fieldset>
        {some_sealed
            .then(|| {
                view! {
                    <fieldset class="form-section">
                        <legend>{t!(i18n, sales.form.encrypted)}</legend>
                        {inputs(sealed)}
                    </fieldset>
                }
            })}
    }
}

#[component]
fn Field(entry: FieldEntry, value: RwSignal<String>, act: Act, editing: bool) -> impl IntoView {
    let i18n = use_i18n();
    let id = entry.id.as_str().to_owned();
    let labels = entry.labels.clone();
    let error = {
        let id = id.clone();
        Signal::derive(move || {
            act.refused().with(|refused| {
                refused
                    .as_ref()
                    .filter(|refused| refusal::field(refused).as_deref() == Some(&id))
                    .map(|refused| refusal::words(i18n.get_locale(), refused))
            })
        })
    };
    let kind = kind(entry.validator);
    let purposes = use_replica().data.with_untracked(|data| {
        data.organisation.as_ref().map_or(
            Registry {
                version: 0,
                purposes: Vec::new(),
            },
            |organisation| organisation.purposes.clone(),
        )
    });
    let required = entry.required;
    view! {
        <TextField
            name=id
            kind
            label=Signal::derive(move || label(i18n.get_locale(), &labels))
            hint=Signal::derive(move || hint(i18n.get_locale(), &entry, &purposes, editing))
            value
            error
            required
        />
    }
}

/// Why the field is held and, for an encrypted one, who opens it.
fn hint(locale: Locale, entry: &FieldEntry, purposes: &Registry, editing: bool) -> String {
    let names: Vec<_> = entry
        .purposes
        .iter()
        .filter_map(|needed| purposes.get(needed.purpose()))
        .filter(|purpose| purpose.active)
        .map(|purpose| label(locale, &purpose.name))
        .collect();
    let why = td_string!(locale, sales.form.why, purposes = names.join(", "));
    if !entry.class.is_sealed() {
        return why;
    }
    let roles = roles_words(locale, &readers(entry));
    let sealed = td_string!(locale, sales.form.sealed_hint, roles = roles);
    let keep = editing.then(|| td_string!(locale, sales.form.sealed_keep));
    [Some(why.as_str()), Some(sealed.as_str()), keep]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

const fn kind(validator: Validator) -> FieldKind {
    match validator {
        Validator::Email => FieldKind::EMAIL,
        Validator::Phone => FieldKind::PHONE,
        Validator::Text => FieldKind::LINES,
        Validator::Line | Validator::Iban | Validator::File => FieldKind::TEXT,
    }
}

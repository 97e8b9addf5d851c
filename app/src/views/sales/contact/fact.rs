//! One field: its label, and its value as far as the person may see it.

use domain::RecordId;
use domain::party::{iban, phone};
use domain::record::catalogue::Validator;
use leptos::prelude::*;

use super::late::LateValues;
use super::model::{FactRow, FactValue};
use crate::Locale;
use crate::i18n::{t, td_string, use_i18n};
use crate::people::{label, roles_words};
use crate::replica::use_replica;
use crate::ui::icon::Icon;
use crate::ui::sealed_text::SealedText;

/// A field of the contact.
#[component]
pub fn Fact(record: RecordId, fact: FactRow) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let labels = fact.label.clone();
    let name = Signal::derive(move || label(i18n.get_locale(), &labels));
    let shown_as = shown(fact.validator);
    let late = fact.late;
    let value = match fact.value {
        FactValue::Nothing => ().into_any(),
        FactValue::Plain(value) => view! { <span>{shown_as(&value)}</span> }.into_any(),
        FactValue::Sealed => {
            let field = fact.field;
            let open = Callback::new(move |()| {
                let field = field.clone();
                replica.ask(|port| port.open(record, field))
            });
            view! { <SealedText field=name open shown_as /> }.into_any()
        }
        FactValue::Closed { roles, waiting } => view! {
            <span class="sealed">
                <Icon name="lock" />
                <span>{move || closed_words(i18n.get_locale(), &roles)}</span>
                {waiting
                    .then(|| {
                        view! { <span class="waiting">{t!(i18n, ui.encrypted_waiting)}</span> }
                    })}
            </span>
        }
        .into_any(),
    };
    view! {
        <div class="fact">
            <dt>{move || name.get()}</dt>
            <dd>{value} <LateValues record late field=name shown_as /></dd>
        </div>
    }
}

fn closed_words(locale: Locale, roles: &[domain::access::Role]) -> String {
    td_string!(locale, ui.encrypted_for, roles = roles_words(locale, roles))
}

fn shown(validator: Validator) -> fn(&str) -> String {
    match validator {
        Validator::Phone => phone::format,
        Validator::Iban => iban::format,
        Validator::Line | Validator::Text | Validator::Email | Validator::File => {
            |value| value.to_owned()
        }
    }
}

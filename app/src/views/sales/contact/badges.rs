//! The consents of a contact: state per purpose and channel, with the withdrawal beside it.

use std::sync::Arc;

use domain::command::Command;
use domain::record::Row;
use leptos::prelude::*;

use crate::act::Act;
use crate::consents::{self, ConsentRow};
use crate::doubt::words as doubt_words;
use crate::i18n::{t, t_string, use_i18n};
use crate::people::{channel_words, label};
use crate::replica::use_replica;
use crate::ui::badge::{Badge, words};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;

/// The consents of the contact.
#[component]
pub fn Consents(row: Memo<Option<Arc<Row>>>) -> impl IntoView {
    let i18n = use_i18n();
    let consents = use_consents(row);
    let said = RwSignal::new(String::new());
    view! {
        <section class="consents" aria-label=move || t_string!(i18n, sales.contact.consents)>
            <Show when=move || consents.with(Vec::is_empty)>
                <p class="muted">{t!(i18n, sales.contact.no_purposes)}</p>
            </Show>
            <ul class="consent-list">
                <For
                    each=move || consents.get()
                    key=|consent| {
                        (
                            consent.purpose.clone(),
                            consent.channel,
                            consent.badge.clone(),
                            consent.withdrawable,
                            consent.doubt.as_ref().map(|doubt| doubt.event),
                        )
                    }
                    children=move |consent| view! { <Consent consent row said /> }
                />
            </ul>
            <Notice text=said />
        </section>
    }
}

/// The consents of a contact, as a memo.
#[must_use]
pub fn use_consents(row: Memo<Option<Arc<Row>>>) -> Memo<Vec<ConsentRow>> {
    let data = use_replica().data;
    Memo::new(move |_| {
        row.with(|row| {
            data.with(|data| match (row, data.now) {
                (Some(row), Some(now)) => consents::of_contact(data, row, now),
                (Some(_) | None, _) => Vec::new(),
            })
        })
    })
}

#[component]
fn Consent(
    consent: ConsentRow,
    row: Memo<Option<Arc<Row>>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let names = consent.name.clone();
    let channel = consent.channel;
    let what = Signal::derive(move || {
        let locale = i18n.get_locale();
        format!(
            "{}, {}",
            label(locale, &names),
            channel_words(locale, channel)
        )
    });
    let badge = consent.badge.clone();
    let whole = {
        let badge = badge.clone();
        move || format!("{}: {}", what.get(), words(i18n.get_locale(), &badge))
    };
    let doubt = consent.doubt;
    let purpose = consent.purpose;
    let withdraw = move |_| {
        let Some(subject) = row.with_untracked(|row| row.as_ref().map(|row| row.subject)) else {
            return;
        };
        let command = Command::RecordWithdrawal {
            subject,
            purpose: purpose.clone(),
            channel,
        };
        act.run(
            || replica.ask(|port| port.dispatch(command)),
            move |done| {
                let number = done.receipt.unwrap_or_default();
                let _ = said.try_set(t_string!(i18n, sales.consent.stopped, number = number));
            },
        );
    };
    view! {
        <li class="consent" aria-label=whole>
            <span class="consent-what">{move || what.get()}</span>
            <Badge badge />
            {consent
                .withdrawable
                .then(|| {
                    view! {
                        <button type="button" class="button button-small" on:click=withdraw>
                            {t!(i18n, sales.contact.withdraw)}
                            <span class="visually-hidden">{move || format!(": {}", what.get())}</span>
                        </button>
                    }
                })}
            {doubt
                .map(|doubt| {
                    view! {
                        <p class="consent-doubt">
                            <Icon name="warning" />
                            <span>
                                {move || doubt_words(i18n.get_locale(), &doubt.flags, doubt.confirm_by)}
                            </span>
                        </p>
                    }
                })}
            {move || {
                act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })
            }}
        </li>
    }
}

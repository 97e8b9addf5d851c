//! The waiting changes of this device.

pub mod load;

use leptos::prelude::*;
use leptos_router::components::A;

use super::model::{self, WaitingRow, WaitingState};
use crate::Locale;
use crate::i18n::{t, t_string, td_string, use_i18n};
use crate::outbox_copy::SaveCopy;
use crate::refusal::code_words;
use crate::replica::{DecisionId, OutboxKind, use_replica};
use crate::routes::Place;
use crate::ui::empty_state::EmptyState;
use crate::ui::format;
use crate::ui::heading::PageHeading;
use crate::views::me::device::protect::Protect;
use load::LoadCopy;

/// The page of waiting changes.
#[component]
pub fn Outbox() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let rows = Memo::new(move |_| {
        replica
            .data
            .with(|data| replica.status.with(|status| model::waiting(data, status)))
    });
    let title = Signal::derive(move || t_string!(i18n, me.outbox.h1).to_owned());
    view! {
        <PageHeading text=title />
        <Show
            when=move || rows.with(|rows| !rows.is_empty())
            fallback=move || {
                view! {
                    <EmptyState text=Signal::derive(move || {
                        t_string!(i18n, me.outbox.empty).to_owned()
                    }) />
                }
            }
        >
            <p class="muted">{t!(i18n, me.outbox.note_safe)}</p>
            <p>
                <button
                    type="button"
                    class="button button-main"
                    on:click=move |_| replica.tell(|port| port.sync_now())
                >
                    {t!(i18n, ui.sync.now)}
                </button>
            </p>
            <div class="table-scroll">
                <table class="table table-plain">
                    <caption class="visually-hidden">{move || title.get()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, me.outbox.what)}</th>
                            <th scope="col">{t!(i18n, me.outbox.when)}</th>
                            <th scope="col">{t!(i18n, me.outbox.state)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=move || rows.get()
                            key=|row| format!("{row:?}")
                            children=|row| view! { <Line row /> }
                        />
                    </tbody>
                </table>
            </div>
        </Show>
        <section aria-labelledby="copy">
            <h2 id="copy">{t!(i18n, ui.outbox_copy.h2)}</h2>
            <p class="muted">{t!(i18n, ui.outbox_copy.why)}</p>
            <Show when=move || rows.with(|rows| !rows.is_empty())>
                <Protect />
                <SaveCopy />
            </Show>
            <LoadCopy />
        </section>
    }
}

#[component]
fn Line(row: WaitingRow) -> impl IntoView {
    let i18n = use_i18n();
    let link = row
        .contact
        .as_ref()
        .map(|(id, _)| Place::Contact(*id).path());
    let at = row.at;
    let state = row.state;
    let decide = match state {
        WaitingState::Conflict | WaitingState::Refused(_) => {
            Some(Place::Conflict(DecisionId::Op(row.n)).path())
        }
        WaitingState::Waiting | WaitingState::Sending => None,
    };
    let (kind, name) = (
        row.what,
        row.contact.map(|(_, name)| name).unwrap_or_default(),
    );
    let what = move || what_words(i18n.get_locale(), kind, &name);
    view! {
        <tr>
            <th scope="row">
                {what}
                {link
                    .map(|href| {
                        view! {
                            " "
                            <A href>{t!(i18n, me.outbox.open)}</A>
                        }
                    })}
            </th>
            <td>{move || format::date_time(i18n.get_locale(), at)}</td>
            <td>
                {move || state_words(i18n.get_locale(), state)}
                {decide
                    .map(|href| {
                        view! {
                            " "
                            <A href>{t!(i18n, me.conflicts.decide)}</A>
                        }
                    })}
            </td>
        </tr>
    }
}

/// What a change does, in words; a contact without a known name is somebody.
#[must_use]
pub fn what_words(locale: Locale, what: OutboxKind, name: &str) -> String {
    let contact = match name {
        "" => td_string!(locale, me.outbox.someone).to_owned(),
        name => name.to_owned(),
    };
    match what {
        OutboxKind::ContactCreated => td_string!(locale, me.outbox.created, contact = contact),
        OutboxKind::ContactChanged => td_string!(locale, me.outbox.changed, contact = contact),
        OutboxKind::NoteAdded => td_string!(locale, me.outbox.note, contact = contact),
        OutboxKind::ConsentRecorded => td_string!(locale, me.outbox.consent, contact = contact),
        OutboxKind::WithdrawalRecorded => {
            td_string!(locale, me.outbox.withdrawal, contact = contact)
        }
    }
}

fn state_words(locale: Locale, state: WaitingState) -> String {
    match state {
        WaitingState::Waiting => td_string!(locale, me.outbox.waiting).to_owned(),
        WaitingState::Sending => td_string!(locale, me.outbox.sending).to_owned(),
        WaitingState::Conflict => td_string!(locale, me.outbox.conflict).to_owned(),
        WaitingState::Refused(code) => {
            td_string!(locale, me.outbox.refused, why = code_words(locale, code))
        }
    }
}

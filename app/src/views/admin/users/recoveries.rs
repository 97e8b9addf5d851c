//! Requests to use the recovery kit: seen by every administrator, refused by any.

use std::sync::Arc;
use std::time::Duration;

use domain::UserId;
use leptos::prelude::*;
use sync::message::account::{RecoveryEnd, RecoveryRow};

use crate::act::Act;
use crate::asked::{Asked, use_needs_server};
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::people::names;
use crate::replica::{Data, use_replica};
use crate::ui::button::Button;
use crate::ui::format;

const RHYTHM: Duration = Duration::from_secs(60);

/// The requests of the last days; nothing where there are none.
#[component]
pub fn Recoveries() -> impl IntoView {
    let asked = Asked::new(|port| port.recoveries()).every(RHYTHM);
    let answer = asked.answer();
    move || {
        let rows = answer.get().filter(|rows| !rows.is_empty());
        rows.map(|rows| view! { <Section rows=rows.to_vec() asked /> })
    }
}

#[component]
fn Section(rows: Vec<RecoveryRow>, asked: Asked<Vec<RecoveryRow>>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let data = replica.data;
    let act = Act::new();
    let words = act.words();
    let open = rows.iter().any(|row| row.end.is_none());
    let press = Callback::new(move |()| {
        act.run(
            || replica.ask(|port| port.refuse_recoveries()),
            move |()| asked.again(),
        );
    });
    let items = rows
        .into_iter()
        .map(|row| view! { <li>{move || about_words(i18n.get_locale(), data, &row)}</li> })
        .collect_view();
    view! {
        <section class="keys-wait" aria-labelledby="recoveries-title">
            <h2 id="recoveries-title">{t!(i18n, admin.recovery.h2)}</h2>
            <p>{t!(i18n, admin.recovery.text)}</p>
            <ul>{items}</ul>
            <Show when=move || open>
                <p>
                    <Button
                        label=Signal::derive(move || {
                            t_string!(i18n, admin.recovery.refuse).to_owned()
                        })
                        press
                        blocked=use_needs_server()
                    />
                </p>
            </Show>
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, admin.recovery.refusing))}
            </p>
            <p class="problem" role="alert" hidden=move || words.with(Option::is_none)>
                {move || words.get()}
            </p>
        </section>
    }
}

/// The request, and whom it names if it is about who may sign.
fn about_words(locale: Locale, data: RwSignal<Arc<Data>>, row: &RecoveryRow) -> String {
    let request = row_words(locale, row);
    let Some(signers) = &row.signers else {
        return request;
    };
    let names = |users: &[UserId]| {
        data.with(|data| {
            let organisation = data.organisation.as_deref();
            organisation.map_or_else(String::new, |organisation| names(organisation, users))
        })
    };
    let holders = if signers.holders.is_empty() {
        td_string!(locale, admin.signers.nobody).to_owned()
    } else {
        names(&signers.holders)
    };
    td_string!(
        locale,
        admin.signers.about,
        request = request,
        administrators = names(&signers.administrators),
        officers = names(&signers.privacy_officers),
        holders = holders
    )
}

fn row_words(locale: Locale, row: &RecoveryRow) -> String {
    let email = row.email.clone();
    let asked = format::date_time(locale, row.asked_at);
    match row.end {
        None => {
            let ready = format::date_time(locale, row.ready_at);
            td_string!(
                locale,
                admin.recovery.open,
                email = email,
                asked = asked,
                ready = ready
            )
        }
        Some(RecoveryEnd::Refused) => {
            td_string!(locale, admin.recovery.refused, email = email, asked = asked)
        }
        Some(RecoveryEnd::Used) => {
            td_string!(locale, admin.recovery.used, email = email, asked = asked)
        }
    }
}

//! Keys that somebody who was cut off could still hold: what waits to be rolled, and for how long.

pub mod model;

use leptos::prelude::*;

use super::administers::use_administers;
use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
pub use crate::people::class_words;
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::button::Button;
use crate::ui::format;
use model::{Age, WaitingKeys};

/// The section; there is none while every key is rolled.
#[component]
pub fn KeysThatWait() -> impl IntoView {
    let me = use_me();
    let data = use_replica().data;
    let rows = Memo::new(move |_| {
        let device = me.with(|me| me.as_ref().map(|me| me.device));
        data.with(|data| {
            let now = data.now.unwrap_or(domain::Timestamp::from_millis(0));
            let organisation = data.organisation.as_deref();
            organisation
                .zip(device)
                .map_or_else(Vec::new, |(organisation, device)| {
                    model::waiting(organisation, device, now)
                })
        })
    });
    move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| view! { <Section rows /> })
    }
}

#[component]
fn Section(rows: Vec<WaitingKeys>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let administers = use_administers();
    let act = Act::new();
    let here = rows.iter().any(|row| row.here);
    let press = Callback::new(move |()| act.run(|| replica.ask(|port| port.roll()), |()| ()));
    let items = rows
        .into_iter()
        .map(|row| view! { <li>{move || row_words(i18n.get_locale(), row)}</li> })
        .collect_view();
    view! {
        <section class="keys-wait" aria-labelledby="keys-title">
            <h2 id="keys-title">{t!(i18n, admin.keys.h2)}</h2>
            <p>{t!(i18n, admin.keys.text)}</p>
            <ul>{items}</ul>
            <Show when=move || here && administers.get()>
                <p>
                    <Button
                        label=Signal::derive(move || t_string!(i18n, admin.keys.roll).to_owned())
                        press
                        blocked=use_needs_server()
                    />
                </p>
            </Show>
            <Progress act />
        </section>
    }
}

/// What an act that signs and rolls says while it runs and when it is refused.
#[component]
pub fn Progress(
    /// The act.
    act: Act,
) -> impl IntoView {
    let i18n = use_i18n();
    let busy = act.busy();
    let words = act.words();
    view! {
        <p role="status" class="muted" hidden=move || !busy.get()>
            {move || busy.get().then(|| t_string!(i18n, admin.keys.rolling))}
        </p>
        <p class="problem" role="alert" hidden=move || words.with(Option::is_none)>
            {move || words.get()}
        </p>
    }
}

fn row_words(locale: Locale, row: WaitingKeys) -> String {
    let age = age_words(locale, row.age);
    let since = format::date_time(locale, row.since);
    let class = class_words(locale, row.class);
    let waits = td_string!(
        locale,
        admin.keys.waits,
        class = class,
        age = age,
        since = since
    );
    if row.here {
        waits
    } else {
        format!("{waits} {}", td_string!(locale, admin.keys.elsewhere))
    }
}

fn age_words(locale: Locale, age: Age) -> String {
    match age {
        Age::Fresh => td_string!(locale, admin.keys.fresh).to_owned(),
        Age::Hours(count) => td_string!(locale, admin.keys.hours, count = count),
        Age::Days(count) => td_string!(locale, admin.keys.days, count = count),
    }
}

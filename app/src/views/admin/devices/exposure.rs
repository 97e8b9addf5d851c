//! What a lost device could hold: as much as log and server can truly say.

use domain::organisation::ExposedClass;
use leptos::prelude::*;

use super::model::DeviceRow;
use crate::act::Act;
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::replica::{DeviceExposure, use_replica};
use crate::ui::format;
use crate::views::admin::keys::class_words;

/// The section; there is none while no device is asked about.
#[component]
pub fn Exposure(
    /// The device.
    of: RwSignal<Option<DeviceRow>>,
) -> impl IntoView {
    move || of.get().map(|row| view! { <Section row /> })
}

#[component]
fn Section(row: DeviceRow) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let answer = RwSignal::new(None::<DeviceExposure>);
    let id = row.id;
    let log = replica.data;
    // Also when the log moved on: a roll ends what the device can open.
    let newest =
        Memo::new(move |_| log.with(|data| data.organisation.as_deref().map_or(0, |log| log.n)));
    Effect::new(move |_| {
        newest.track();
        act.run(
            || replica.ask(|port| port.exposure(id)),
            move |exposure| {
                let _ = answer.try_set(Some(exposure));
            },
        );
    });
    let name = format!("{}, {}", row.name, row.user);
    let words = act.words();
    view! {
        <section class="exposure" aria-labelledby="exposure-title">
            <h2 id="exposure-title">
                {move || t_string!(i18n, admin.devices.exposure_title, name = name.clone())}
            </h2>
            <p class="muted" role="status" hidden=move || answer.with(Option::is_some)>
                {move || act.busy().get().then(|| t_string!(i18n, admin.loading))}
            </p>
            <p class="problem" role="alert" hidden=move || words.with(Option::is_none)>
                {move || words.get()}
            </p>
            {move || answer.get().map(|exposure| view! { <Said exposure /> })}
        </section>
    }
}

#[component]
fn Said(exposure: DeviceExposure) -> impl IntoView {
    let i18n = use_i18n();
    let DeviceExposure {
        last_contact,
        persons,
        classes,
        ..
    } = exposure;
    let opened = classes
        .iter()
        .copied()
        .map(|class| view! { <li>{move || exposed_words(i18n.get_locale(), class)}</li> })
        .collect_view();
    let none = classes.is_empty();
    view! {
        <p>{move || contact_words(i18n.get_locale(), last_contact)}</p>
        <p>{move || persons_words(i18n.get_locale(), persons)}</p>
        <p>
            {move || {
                if none {
                    t_string!(i18n, admin.devices.opens_nothing)
                } else {
                    t_string!(i18n, admin.devices.opens)
                }
            }}
        </p>
        <ul hidden=none>{opened}</ul>
        <p>
            <strong>{t!(i18n, admin.devices.up_to_contact)}</strong>
        </p>
    }
}

fn contact_words(locale: Locale, last: Option<domain::Timestamp>) -> String {
    last.map_or_else(
        || td_string!(locale, admin.devices.no_contact).to_owned(),
        |at| {
            let at = format::date_time(locale, at);
            td_string!(locale, admin.devices.contact_then, at = at)
        },
    )
}

fn persons_words(locale: Locale, persons: u64) -> String {
    let number = format::number(locale, persons);
    td_string!(
        locale,
        admin.devices.persons,
        count = persons,
        number = number
    )
}

fn exposed_words(locale: Locale, exposed: ExposedClass) -> String {
    let class = class_words(locale, exposed.class);
    let since = format::date(locale, exposed.since);
    match exposed.until {
        Some(until) => td_string!(
            locale,
            admin.devices.opened_until,
            class = class,
            since = since,
            until = format::date_time(locale, until)
        ),
        None => td_string!(
            locale,
            admin.devices.opened_still,
            class = class,
            since = since
        ),
    }
}

//! The question to the first administrator, who reads everything since set-up: stop once others
//! read it (security design, section 4).

pub mod model;
pub mod question;

use leptos::prelude::*;

use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::people::class_words;
use crate::replica::{Noted, Replica, use_replica};
use crate::session::use_me;
use crate::ui::button::Button;
use domain::organisation::KeepsReading;
use model::Reading;
use question::StopDialog;

/// The section; there is none unless somebody has to answer.
#[component]
pub fn StopReading() -> impl IntoView {
    let replica = use_replica();
    let me = use_me();
    let reading = Memo::new(move |_| {
        let user = me.with(|me| me.as_ref().map(|me| me.user))?;
        replica.data.with(|data| model::reading(data, user))
    });
    let kept = use_kept(replica);
    move || {
        let (kept, reading) = (kept.get()?, reading.get()?);
        let settled = kept == reading.beside;
        (!settled).then(|| view! { <Question reading /> })
    }
}

/// The readers beside whom the person wanted to go on reading.
fn use_kept(replica: Replica) -> RwSignal<Option<String>> {
    let kept = RwSignal::new(None);
    provide_context(kept);
    let act = Act::new();
    Effect::new(move |_| {
        act.run(
            || replica.ask(|port| port.noted(Noted::Readers)),
            move |mark| {
                let _ = kept.try_set(Some(mark.unwrap_or_default()));
            },
        );
    });
    kept
}

#[component]
fn Question(reading: Reading) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let kept = expect_context::<RwSignal<Option<String>>>();
    let act = Act::new();
    let open = RwSignal::new(false);
    let Reading {
        classes,
        stop,
        beside,
    } = reading;
    let needs_server = use_needs_server();
    let blocked = Signal::derive(move || {
        let why = stop.map(|why| why_words(i18n.get_locale(), why));
        why.or_else(|| needs_server.get())
    });
    let keep = Callback::new(move |()| {
        let mark = beside.clone();
        act.run(
            || replica.ask(|port| port.note(Noted::Readers, mark)),
            move |mark| {
                let _ = kept.try_set(Some(mark));
            },
        );
    });
    let items = classes
        .into_iter()
        .map(|(class, others)| {
            let words = move || {
                let class = class_words(i18n.get_locale(), class);
                t_string!(
                    i18n,
                    admin.own_reading.class,
                    class = class,
                    others = others.clone()
                )
            };
            view! { <li>{words}</li> }
        })
        .collect_view();
    let refused = act.words();
    view! {
        <section class="keys-wait" aria-labelledby="own-reading">
            <h2 id="own-reading">{t!(i18n, admin.own_reading.h2)}</h2>
            <p>{t!(i18n, admin.own_reading.text)}</p>
            <ul>{items}</ul>
            <p class="dialog-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.own_reading.stop).to_owned())
                    press=Callback::new(move |()| open.set(true))
                    main=true
                    blocked
                />
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.own_reading.keep).to_owned())
                    press=keep
                />
            </p>
            <p class="problem" role="alert" hidden=move || refused.with(Option::is_none)>
                {move || refused.get()}
            </p>
        </section>
        <StopDialog open />
    }
}

fn why_words(locale: Locale, why: KeepsReading) -> String {
    match why {
        KeepsReading::NoAdministrator => {
            td_string!(locale, admin.own_reading.no_administrator).to_owned()
        }
        KeepsReading::NoOtherOfficer => td_string!(locale, admin.own_reading.no_officer).to_owned(),
        KeepsReading::NoOtherRoller(class) => {
            let class = class_words(locale, class);
            td_string!(locale, admin.own_reading.no_roller, class = class)
        }
    }
}

//! What one administrator signed and a second one has to sign (security design, section 4).

pub mod model;

use domain::Hash;
use domain::organisation::StatementBody;
use leptos::prelude::*;

use super::keys::class_words;
use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::button::Button;
use crate::ui::format;
use model::{HalfSigned, Turn};

/// The section; there is none while nothing waits.
#[component]
pub fn SecondSignatures() -> impl IntoView {
    let me = use_me();
    let data = use_replica().data;
    let rows = Memo::new(move |_| {
        let device = me.with(|me| me.as_ref().map(|me| me.device));
        data.with(|data| {
            let organisation = data.organisation.as_deref();
            organisation
                .zip(device)
                .map_or_else(Vec::new, |(organisation, device)| {
                    model::half_signed(organisation, device)
                })
        })
    });
    move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| view! { <Section rows /> })
    }
}

#[component]
fn Section(rows: Vec<HalfSigned>) -> impl IntoView {
    let i18n = use_i18n();
    let act = Act::new();
    let words = act.words();
    let items = rows
        .into_iter()
        .map(|row| view! { <Row row act /> })
        .collect_view();
    view! {
        <section class="keys-wait" aria-labelledby="second-title">
            <h2 id="second-title">{t!(i18n, admin.second.h2)}</h2>
            <p>{t!(i18n, admin.second.text)}</p>
            <ul>{items}</ul>
            <p role="status" class="muted" hidden=move || !act.busy().get()>
                {move || act.busy().get().then(|| t_string!(i18n, admin.second.signing))}
            </p>
            <p class="problem" role="alert" hidden=move || words.with(Option::is_none)>
                {move || words.get()}
            </p>
        </section>
    }
}

#[component]
fn Row(row: HalfSigned, act: Act) -> impl IntoView {
    let i18n = use_i18n();
    let row = StoredValue::new(row);
    let what = move || row.with_value(|row| what_words(i18n.get_locale(), &row.what));
    let first = move || {
        row.with_value(|row| {
            let at = format::date_time(i18n.get_locale(), row.at);
            t_string!(i18n, admin.second.first, name = row.by.clone(), at = at)
        })
    };
    let turn = move || {
        row.with_value(|row| match &row.turn {
            Turn::Here(statement) => view! { <Sign statement=*statement what act /> }.into_any(),
            Turn::Others(names) => {
                let names = names.join(", ");
                view! {
                    <span class="muted">
                        {move || t_string!(i18n, admin.second.own, names = names.clone())}
                    </span>
                }
                .into_any()
            }
            Turn::Nobody => ().into_any(),
        })
    };
    view! { <li>{what} ", " {first} ". " {turn}</li> }
}

#[component]
fn Sign(
    statement: Hash,
    what: impl Fn() -> String + Copy + Send + Sync + 'static,
    act: Act,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let label = move || t_string!(i18n, admin.second.sign, what = what());
    let press = Callback::new(move |()| {
        act.run(|| replica.ask(|port| port.countersign(statement)), |()| ());
    });
    view! { <Button label=Signal::derive(label) press blocked=use_needs_server() /> }
}

fn what_words(locale: Locale, what: &StatementBody) -> String {
    match what {
        StatementBody::ClassEpoch { class, epoch, .. } => {
            let (class, epoch) = (class_words(locale, *class), *epoch);
            td_string!(locale, admin.second.epoch, class = class, epoch = epoch)
        }
        StatementBody::Restore(restore) => {
            td_string!(
                locale,
                admin.second.restore,
                reason = restore.reason.clone()
            )
        }
        StatementBody::Root { .. }
        | StatementBody::Admins { .. }
        | StatementBody::Recovery { .. }
        | StatementBody::User { .. }
        | StatementBody::Device { .. }
        | StatementBody::Revoke { .. }
        | StatementBody::ServerKeys { .. }
        | StatementBody::Catalogue(_)
        | StatementBody::Purposes(_)
        | StatementBody::Text(_)
        | StatementBody::Policy(_)
        | StatementBody::MinFormat(_)
        | StatementBody::Acknowledged(_)
        | StatementBody::Countersigned { .. } => String::new(),
    }
}

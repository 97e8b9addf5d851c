//! This device: what it holds, how fresh it is, lock, language, appearance.

pub mod protect;
pub mod storage;

use leptos::prelude::*;

use crate::act::Act;
use crate::contacts::is_contact;
use crate::i18n::{t, t_string, use_i18n};
use crate::people::roles_words;
use crate::release::ReleaseName;
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::button::Button;
use crate::ui::format;
use crate::ui::heading::PageHeading;
use crate::ui::idle_lock::IdleLock;
use crate::ui::language::LanguageSwitch;
use crate::ui::theme::ThemeSwitch;
use crate::views::me::own_devices::OwnDevices;
use protect::Protect;
use storage::Storage;

/// The page of this device.
#[component]
pub fn ThisDevice() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let lock = Callback::new(move |()| act.run(|| replica.ask(|port| port.lock()), |()| ()));
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, me.device.h1).to_owned()) />
        <dl class="facts">
            <Held />
            <Who />
        </dl>
        <p class="muted">{t!(i18n, me.device.stores)}</p>
        <Protect />
        <Button
            main=true
            label=Signal::derive(move || t_string!(i18n, me.device.lock).to_owned())
            press=lock
        />
        <OwnDevices />
        <section aria-labelledby="settings">
            <h2 id="settings">{t!(i18n, me.device.settings)}</h2>
            <LanguageSwitch />
            <ThemeSwitch />
            <IdleLock />
        </section>
    }
}

#[component]
fn Held() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let contacts = move || {
        let count = replica
            .data
            .with(|data| data.rows.values().filter(|row| is_contact(row)).count());
        format::number(i18n.get_locale(), u64::try_from(count).unwrap_or(u64::MAX))
    };
    let as_of = move || {
        replica.data.with(|data| match data.as_of {
            Some(at) => format::date_time(i18n.get_locale(), at),
            None => t_string!(i18n, me.device.never).to_owned(),
        })
    };
    view! {
        {fact(move || t_string!(i18n, me.device.contacts), contacts)}
        {fact(move || t_string!(i18n, me.device.as_of), as_of)}
        {fact(
            move || t_string!(i18n, me.device.waiting),
            move || replica.status.with(|status| status.waiting),
        )}
        <Storage />
        {fact(move || t_string!(i18n, me.device.version), env!("CARGO_PKG_VERSION"))}
        {fact(move || t_string!(i18n, shell.release.label), view! { <ReleaseName /> })}
    }
}

#[component]
fn Who() -> impl IntoView {
    let i18n = use_i18n();
    let me = use_me();
    let data = use_replica().data;
    let email = move || me.with(|me| me.as_ref().map(|me| me.email.clone()));
    let roles = move || {
        me.with(|me| {
            me.as_ref().map(|me| match me.roles.as_slice() {
                [] => t_string!(i18n, me.device.no_roles).to_owned(),
                roles => roles_words(i18n.get_locale(), roles),
            })
        })
    };
    let device = Memo::new(move |_| {
        let id = me.with(|me| me.as_ref().map(|me| me.device))?;
        data.with(|data| data.organisation.as_ref()?.devices.get(&id).cloned())
    });
    view! {
        {fact(move || t_string!(i18n, me.device.user), email)}
        {fact(move || t_string!(i18n, me.device.roles), roles)}
        {fact(
            move || t_string!(i18n, me.device.name),
            move || device.with(|device| device.as_ref().map(|device| device.name.clone())),
        )}
        {fact(
            move || t_string!(i18n, me.device.code),
            move || device.with(|device| device.as_ref().map(|device| device.code.clone())),
        )}
    }
}

fn fact(
    name: impl Fn() -> &'static str + Send + 'static,
    value: impl IntoView + 'static,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
}

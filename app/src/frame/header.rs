//! The header: product name, update notice, sync chip, account menu.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_me;
use crate::ui::format;
use crate::ui::sync_chip::SyncChip;

use super::account::AccountMenu;
use super::leaving::{AskLeaving, Leaving};

/// The header of the staff areas.
#[component]
pub fn Header() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let me = use_me();
    let home = move || me.with(|me| Place::home(me.as_ref().map_or(&[], |me| &me.roles)).path());
    view! {
        <header class="header">
            <A href=home attr:class="product">
                {t!(i18n, shell.product)}
            </A>
            <UpdateNote />
            <div class="header-end">
                <Show when=move || me.with(Option::is_some)>
                    <SyncChip status=replica.status>
                        <SyncPanel />
                    </SyncChip>
                    <AccountMenu />
                </Show>
            </div>
        </header>
    }
}

#[component]
fn SyncPanel() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let as_of = move || {
        replica.data.with(|data| match data.as_of {
            Some(at) => {
                t_string!(
                    i18n,
                    ui.sync.as_of,
                    time = format::date_time(i18n.get_locale(), at)
                )
            }
            None => t_string!(i18n, ui.sync.as_of_never).to_owned(),
        })
    };
    let oldest = move || {
        let at = replica.data.with(|data| {
            let mut waiting = data.outbox.iter();
            let waiting = waiting.find(|item| item.refused.is_none() && !item.conflict);
            waiting.map(|item| item.at)
        })?;
        let time = format::date_time(i18n.get_locale(), at);
        let count = replica.status.with(|status| status.waiting);
        Some(t_string!(i18n, ui.sync.oldest, count = count, time = time))
    };
    let until = move || {
        let at = replica.data.with(|data| data.works_until)?;
        let time = format::date_time(i18n.get_locale(), at);
        Some(t_string!(i18n, ui.sync.until, time = time))
    };
    let sync_now = move |_| replica.tell(|port| port.sync_now());
    view! {
        <p class="muted">{as_of}</p>
        <p class="muted" hidden=move || oldest().is_none()>
            {oldest}
        </p>
        <p class="muted" hidden=move || until().is_none()>
            {until}
        </p>
        <p>
            <button type="button" class="button" on:click=sync_now>
                {t!(i18n, ui.sync.now)}
            </button>
        </p>
        <p>
            <A href="/me/outbox">{t!(i18n, ui.sync.waiting_list)}</A>
        </p>
        <Show when=move || replica.status.with(|status| status.decisions != 0)>
            <p>
                <A href=Place::Conflicts.path()>{t!(i18n, shell.nav.conflicts)}</A>
            </p>
        </Show>
        <Show when=move || {
            replica.status.with(|status| status.stopped && status.other_database.is_none())
        }>
            <p>
                <A href="/sign-in">{t!(i18n, ui.sync.sign_in)}</A>
            </p>
        </Show>
    }
}

#[component]
fn UpdateNote() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let leaving = Leaving::by(Callback::new(move |()| {
        replica.tell(|port| port.apply_update());
    }));
    view! {
        <Show when=move || replica.update_ready.get()>
            <p class="update-note" role="status">
                <strong>{t!(i18n, shell.update_ready)}</strong>
                " "
                <button type="button" class="button" on:click=move |_| leaving.ask()>
                    {t!(i18n, shell.update_note)}
                </button>
            </p>
            <AskLeaving
                name="update"
                leaving
                label=Signal::derive(move || t_string!(i18n, shell.update_note).to_owned())
            />
        </Show>
    }
}

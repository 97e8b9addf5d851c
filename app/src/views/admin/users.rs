//! Staff: who works here in which role, who is invited, whose keys wait for a signature.

pub mod certify;
pub mod invitation;
pub mod invite;
pub mod model;
pub mod pending;
pub mod recoveries;
pub mod roles;
pub mod waiting;
pub mod wanted;
pub mod words;

use std::time::Duration;

use domain::access::Role;
use leptos::prelude::*;

use super::administers::use_administers;
use super::keys::KeysThatWait;
use crate::asked::Asked;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_roles;
use crate::ui::empty_state::EmptyState;
use crate::ui::heading::PageHeading;
use crate::ui::listing::{Listing, cell, short_cell};
use invitation::{Invitation, Made};
use invite::InviteForm;
use model::UserRow;
use pending::Pending;
use recoveries::Recoveries;
use roles::question::RoleDialog;
use roles::{Change, RolesOf};
use waiting::Waiting;
use words::{device_words, held_words, read_words};

/// An invitee should not wait long for the administrator who sits at this page.
const RHYTHM: Duration = Duration::from_secs(5);

/// The page; only administrators invite.
#[component]
pub fn Users() -> impl IntoView {
    let i18n = use_i18n();
    let roles = use_roles();
    let invites = move || roles.with(|roles| roles.contains(&Role::Administrator));
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, admin.users.h1).to_owned()) />
        <Show when=invites>
            <Recoveries />
        </Show>
        <KeysThatWait />
        <Staff />
        <Show when=invites>
            <Invitations />
        </Show>
    }
}

#[component]
fn Invitations() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.invites()).every(RHYTHM);
    let waiting = Asked::new(|port| port.pending_grants()).every(RHYTHM);
    let made = RwSignal::new(None::<Made>);
    let keep = Callback::new(move |invitation| {
        made.set(Some(invitation));
        asked.again();
    });
    view! {
        <section class="admin-section" aria-labelledby="invite-title">
            <h2 id="invite-title">{t!(i18n, admin.users.invite_title)}</h2>
            {move || made.get().map(|made| view! { <Invitation made /> })}
            <InviteForm made=keep />
        </section>
        <Pending asked />
        <Waiting asked=waiting />
    }
}

#[component]
fn Staff() -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let roles_of = RolesOf::new();
    let administers = use_administers();
    let rows = Memo::new(move |_| {
        data.with(|data| {
            data.organisation
                .as_deref()
                .map_or_else(Vec::new, model::users)
        })
    });
    let table = move || {
        let rows = rows.get();
        if rows.is_empty() {
            view! {
                <EmptyState
                    text=Signal::derive(move || t_string!(i18n, admin.users.none).to_owned())
                    hint=Signal::derive(move || t_string!(i18n, admin.users.none_hint).to_owned())
                />
            }
            .into_any()
        } else {
            view! { <StaffTable rows roles_of acts=administers.get() /> }.into_any()
        }
    };
    view! {
        {table}
        <RoleDialog roles_of />
    }
}

#[component]
fn StaffTable(rows: Vec<UserRow>, roles_of: RolesOf, acts: bool) -> impl IntoView {
    let i18n = use_i18n();
    let change = Signal::derive(move || t_string!(i18n, admin.users.change).to_owned());
    let name = Signal::derive(move || t_string!(i18n, admin.users.name).to_owned());
    let held = Signal::derive(move || t_string!(i18n, admin.users.roles).to_owned());
    let devices = Signal::derive(move || t_string!(i18n, admin.users.devices).to_owned());
    let reads = Signal::derive(move || t_string!(i18n, admin.users.reads).to_owned());
    let drawn = rows
        .into_iter()
        .map(|row| {
            let changed = row.clone();
            let UserRow {
                roles,
                devices: named,
                reads: opened,
                ..
            } = row;
            view! {
                <tr>
                    <th scope="row">{row.name}</th>
                    {short_cell(held, move || held_words(i18n.get_locale(), &roles))}
                    {cell(devices, move || device_words(i18n.get_locale(), &named))}
                    {cell(reads, move || read_words(i18n.get_locale(), &opened))}
                    {acts.then(|| cell(change, view! { <Change row=changed roles_of /> }))}
                </tr>
            }
        })
        .collect_view();
    let mut columns = vec![name, held, devices, reads];
    columns.extend(acts.then_some(change));
    view! {
        <Listing
            caption=Signal::derive(move || t_string!(i18n, admin.users.h1).to_owned())
            columns=columns
        >
            {drawn}
        </Listing>
    }
}

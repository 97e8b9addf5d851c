//! The table of the staff with what administrators may do.

use leptos::prelude::*;

use super::factors::{Reset, ResetSaid, Resets};
use super::model::{self, UserRow};
use super::roles::question::RoleDialog;
use super::roles::{Change, RolesOf};
use super::words::{device_words, held_words, read_words};
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::empty_state::EmptyState;
use crate::ui::listing::{Listing, cell, short_cell};
use crate::views::admin::administers::use_administers;

/// Who works here.
#[component]
pub fn Staff() -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let roles_of = RolesOf::new();
    let administers = use_administers();
    let resets = Resets::new(administers);
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
            view! { <StaffTable rows acts=administers.get().then_some((roles_of, resets)) /> }
                .into_any()
        }
    };
    view! {
        <div class="staff">{table}</div>
        <ResetSaid resets />
        <RoleDialog roles_of />
    }
}

#[component]
fn StaffTable(rows: Vec<UserRow>, acts: Option<(RolesOf, Resets)>) -> impl IntoView {
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
                    {acts
                        .map(|(roles_of, resets)| {
                            let row = changed.clone();
                            cell(
                                change,
                                view! {
                                    <Change row=changed roles_of />
                                    <Reset row resets />
                                },
                            )
                        })}
                </tr>
            }
        })
        .collect_view();
    let mut columns = vec![name, held, devices, reads];
    columns.extend(acts.map(|_| change));
    view! {
        <Listing
            caption=Signal::derive(move || t_string!(i18n, admin.users.h1).to_owned())
            columns=columns
        >
            {drawn}
        </Listing>
    }
}

//! Rows of the table of devices.

use domain::DeviceId;
use leptos::prelude::*;

use super::model::{Contact, DeviceRow};
use super::orders::Orders;
use super::revoke::{Act, Revoking};
use crate::i18n::{t, t_string, td_string, use_i18n};
use crate::session::use_me;
use crate::ui::format;
use crate::ui::listing::{Listing, cell, short_cell};

/// The table itself.
#[component]
pub fn Rows(
    /// Name of the table.
    caption: Signal<String>,
    /// The devices.
    rows: Vec<DeviceRow>,
    /// Where acts are asked for; without it the table only shows.
    revoking: Option<Revoking>,
    /// Whether the person may revoke.
    administers: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let revoking = revoking.filter(|_| administers || rows.iter().any(|row| row.revoked));
    let me = use_me();
    let here = me.with_untracked(|me| me.as_ref().map(|me| me.device));
    let user = Signal::derive(move || t_string!(i18n, admin.devices.user).to_owned());
    let code = Signal::derive(move || t_string!(i18n, admin.devices.code).to_owned());
    let since = Signal::derive(move || t_string!(i18n, admin.devices.since).to_owned());
    let last = Signal::derive(move || t_string!(i18n, admin.devices.last).to_owned());
    let state = Signal::derive(move || t_string!(i18n, admin.devices.state).to_owned());
    let name = Signal::derive(move || t_string!(i18n, admin.devices.name).to_owned());
    let gone = Signal::derive(move || t_string!(i18n, admin.devices.orders).to_owned());
    let ordered = rows.iter().any(|row| !row.orders.is_empty());
    let act = Signal::derive(move || t_string!(i18n, admin.devices.act).to_owned());
    let drawn = rows
        .into_iter()
        .map(|row| {
            let acted = row.clone();
            let DeviceRow {
                since: from,
                last: contact,
                revoked,
                orders,
                ..
            } = row;
            view! {
                <tr data-tone=revoked.then_some("withdrawn")>
                    <th scope="row">{row.name} <Here device=row.id here /></th>
                    {short_cell(last, move || contact_words(i18n.get_locale(), contact))}
                    {short_cell(user, row.user)}
                    {cell(code, view! { <code>{row.code}</code> })}
                    {short_cell(since, move || format::date(i18n.get_locale(), from))}
                    {cell(
                        state,
                        move || {
                            if revoked {
                                t_string!(i18n, admin.devices.revoked)
                            } else {
                                t_string!(i18n, admin.devices.live)
                            }
                        },
                    )}
                    {ordered.then(|| cell(gone, view! { <Orders orders last=contact /> }))}
                    {revoking
                        .map(|revoking| {
                            let may_revoke = administers && here != Some(acted.id);
                            cell(act, view! { <Act row=acted revoking may_revoke /> })
                        })}
                </tr>
            }
        })
        .collect_view();
    let mut columns = vec![name, last, user, code, since, state];
    columns.extend(ordered.then_some(gone));
    columns.extend(revoking.map(|_| act));
    view! {
        <Listing caption columns=columns>
            {drawn}
        </Listing>
    }
}

#[component]
fn Here(device: DeviceId, here: Option<DeviceId>) -> impl IntoView {
    let i18n = use_i18n();
    (here == Some(device)).then(|| {
        view! {
            " "
            <span class="muted">"(" {t!(i18n, admin.devices.this)} ")"</span>
        }
    })
}

fn contact_words(locale: crate::Locale, contact: Contact) -> String {
    match contact {
        Contact::NotLoaded => td_string!(locale, admin.devices.not_loaded).to_owned(),
        Contact::Never => td_string!(locale, admin.devices.never).to_owned(),
        Contact::At(at) => format::date_time(locale, at),
    }
}

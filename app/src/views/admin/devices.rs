//! The devices of the organisation; the log is on this device, the last contact comes from the server.

pub mod exposure;
pub mod model;
pub mod orders;
pub mod revoke;
pub mod rows;

use leptos::prelude::*;

use super::administers::use_administers;
use super::keys::KeysThatWait;
use super::restored::RestoredDatabase;
use super::second::SecondSignatures;
use crate::asked::{Asked, Refresh, Standby};
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::empty_state::EmptyState;
use crate::ui::heading::PageHeading;
use exposure::Exposure;
use revoke::Revoking;
use revoke::question::RevokeDialog;
use rows::Rows;

/// The page.
#[component]
pub fn Devices() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.devices());
    let revoking = Revoking::new();
    view! {
        <div class="page-top">
            <PageHeading text=Signal::derive(move || t_string!(i18n, admin.devices.h1).to_owned()) />
            <Refresh asked />
        </div>
        <KeysThatWait />
        <RestoredDatabase />
        <SecondSignatures />
        <Standby asked beside=true />
        <Exposure of=revoking.exposed />
        <DeviceTable
            caption=Signal::derive(move || t_string!(i18n, admin.devices.h1).to_owned())
            asked
            most=usize::MAX
            revoking
        />
        <RevokeDialog revoking />
    }
}

/// The table of devices.
#[component]
pub fn DeviceTable(
    /// Its name.
    caption: Signal<String>,
    /// What the server knows of them.
    asked: Asked<Vec<sync::message::account::DeviceRow>>,
    /// At most this many rows.
    most: usize,
    /// Where acts are asked for; without it the table only shows.
    #[prop(optional)]
    revoking: Option<Revoking>,
) -> impl IntoView {
    let data = use_replica().data;
    let answer = asked.answer();
    let administers = use_administers();
    let rows = Memo::new(move |_| {
        let known = answer.get();
        data.with(|data| {
            data.organisation
                .as_ref()
                .map_or_else(Vec::new, |organisation| {
                    model::rows(organisation, known.as_deref().map(Vec::as_slice))
                })
        })
    });
    move || {
        let rows = rows.get();
        if rows.is_empty() {
            view! { <NoDevices /> }.into_any()
        } else {
            view! { <Rows caption rows=rows.into_iter().take(most).collect() revoking administers=administers.get() /> }
                .into_any()
        }
    }
}

#[component]
fn NoDevices() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <EmptyState
            text=Signal::derive(move || t_string!(i18n, admin.devices.none).to_owned())
            hint=Signal::derive(move || t_string!(i18n, admin.devices.none_hint).to_owned())
        />
    }
}

//! The overview: how consents stand, what happened last, which devices were in contact.

pub mod chart;
pub mod consents;
pub mod evidence;
pub mod model;
pub mod needs;
pub mod words;

use leptos::prelude::*;
use leptos_router::components::A;

use super::audit::AuditTable;
use super::devices::DeviceTable;
use super::own_reading::StopReading;
use crate::asked::{Asked, Standby};
use crate::i18n::{t, t_string, use_i18n};
use crate::routes::Place;
use crate::session::use_roles;
use crate::ui::heading::PageHeading;
use consents::Consents;
use evidence::Evidence;
use needs::NeedsYou;

const RECENT: usize = 20;

/// The page.
#[component]
pub fn Overview() -> impl IntoView {
    let i18n = use_i18n();
    let roles = use_roles();
    let opens = move |place: Place| roles.with(|roles| place.opens_for(roles));
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, admin.overview.h1).to_owned()) />
        <Show when=move || opens(Place::Users)>
            <StopReading />
        </Show>
        <Show when=move || opens(Place::Review)>
            <NeedsYou />
        </Show>
        <Consents />
        <Show when=move || roles.with(|roles| evidence::is_for(roles))>
            <Evidence />
        </Show>
        <Show when=move || opens(Place::Audit)>
            <RecentAudit />
        </Show>
        <Show when=move || opens(Place::Devices)>
            <RecentDevices />
        </Show>
    }
}

#[component]
fn RecentAudit() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.audit());
    let name = Signal::derive(move || t_string!(i18n, admin.overview.audit).to_owned());
    view! {
        <section class="admin-section">
            <h2>{move || name.get()}</h2>
            <Standby asked />
            <AuditTable caption=name asked most=RECENT />
            <p>
                <A href=Place::Audit.path()>{t!(i18n, admin.overview.all_audit)}</A>
            </p>
        </section>
    }
}

#[component]
fn RecentDevices() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.devices());
    let name = Signal::derive(move || t_string!(i18n, admin.overview.devices).to_owned());
    view! {
        <section class="admin-section">
            <h2>{move || name.get()}</h2>
            <Standby asked beside=true />
            <DeviceTable caption=name asked most=RECENT />
            <p>
                <A href=Place::Devices.path()>{t!(i18n, admin.overview.all_devices)}</A>
            </p>
        </section>
    }
}

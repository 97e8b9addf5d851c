//! The customer's screen: no lists, no search, nothing of the staff's data.

pub mod answer;
pub mod choose;
pub mod done;
pub mod give_back;
pub mod idle;
pub mod layers;
pub mod model;
pub mod sign;

use domain::RecordId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::Locale;
use crate::contacts::name;
use crate::frame::{Standing, stand_in, use_standing};
use crate::i18n::{td_string, use_i18n};
use crate::offer::Offer;
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_tablet;
use crate::ui::button::Button;
use crate::ui::heading::PageHeading;
use choose::Choose;
use done::Recorded;
use give_back::GiveBack;
use idle::Idle;

/// Where the hand-over stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The staff gives the tablet away.
    Give,
    /// The customer chooses.
    Choose,
    /// The choice is recorded.
    Done(model::Recorded),
    /// The staff takes the tablet back.
    Return,
}

/// The page of the hand-over.
#[component]
pub fn HandOverArea() -> impl IntoView {
    let standing = use_standing();
    let staff_only = |_| ().into_any();
    view! {
        <main class="customer">
            {move || match standing.get() {
                Standing::HandedOver(id) => view! { <HandOver id /> }.into_any(),
                Standing::At(Place::HandOver(id)) => view! { <Back id /> }.into_any(),
                standing @ (Standing::Starting
                | Standing::SignedOut
                | Standing::Locked
                | Standing::Uncertified
                | Standing::OtherTab
                | Standing::StorageFailed
                | Standing::Evicted(_)
                | Standing::Revoked { .. }
                | Standing::Closed
                | Standing::At(_)) => {
                    view! { <Interrupted /> {stand_in(standing, staff_only)} }.into_any()
                }
            }}
        </main>
    }
}

/// When the vault closes, the customer's screen is over; unlocking leads back to the contact.
#[component]
fn Interrupted() -> impl IntoView {
    let tablet = use_tablet();
    let standing = use_standing();
    Effect::new(move |_| {
        if matches!(standing.get(), Standing::Locked) {
            tablet.handed_over.set(None);
        }
    });
}

/// Where the staff's own data is open, this address is left for the contact.
#[component]
fn Back(id: RecordId) -> impl IntoView {
    let tablet = use_tablet();
    let navigate = use_navigate();
    Effect::new(move |_| {
        tablet.handed_over.set(None);
        let replace = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(&Place::Contact(id).path(), replace);
    });
}

#[component]
fn HandOver(id: RecordId) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let query = use_query_map();
    let offer = query.with_untracked(|query| {
        let part = |name: &str| query.get(name).unwrap_or_default();
        Offer::parse(&part("text"), &part("in"), &part("ask"))
    });
    let started = offer
        .as_ref()
        .and_then(|offer| offer.locale.parse::<Locale>().ok())
        .unwrap_or_else(|| i18n.get_locale_untracked());
    let locale = RwSignal::new(started);
    let stage = RwSignal::new(Stage::Give);
    let subject_name = replica
        .data
        .with_untracked(|data| data.rows.get(&id).map(|row| name(row)).unwrap_or_default());
    let active = Signal::derive(move || stage.with(|stage| !matches!(stage, Stage::Give)));
    view! {
        <Idle locale active />
        {move || match (stage.get(), &offer) {
            (Stage::Give, _) => view! { <Give name=subject_name.clone() locale stage /> }.into_any(),
            (Stage::Choose, Some(offer)) => {
                view! { <Choose id offer=offer.clone() locale stage /> }.into_any()
            }
            (Stage::Choose, None) => view! { <NothingToAsk locale stage /> }.into_any(),
            (Stage::Done(recorded), _) => view! { <Recorded recorded locale stage /> }.into_any(),
            (Stage::Return, _) => view! { <GiveBack locale /> }.into_any(),
        }}
    }
}

/// The staff's last step: the screen belongs to the customer from here on.
#[component]
fn Give(name: String, locale: RwSignal<Locale>, stage: RwSignal<Stage>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="customer-page customer-short">
            <PageHeading text=Signal::derive(move || {
                td_string!(i18n.get_locale(), hand_over.give, name = name.clone())
            }) />
            <p>{move || td_string!(i18n.get_locale(), hand_over.give_note)}</p>
            <Button
                main=true
                label=Signal::derive(move || td_string!(locale.get(), hand_over.begin).to_owned())
                press=Callback::new(move |()| stage.set(Stage::Choose))
            />
        </div>
    }
}

#[component]
fn NothingToAsk(locale: RwSignal<Locale>, stage: RwSignal<Stage>) -> impl IntoView {
    view! {
        <div class="customer-page customer-short">
            <PageHeading text=Signal::derive(move || td_string!(locale.get(), hand_over.no_text).to_owned()) />
            <Button
                main=true
                label=Signal::derive(move || td_string!(locale.get(), hand_over.return_).to_owned())
                press=Callback::new(move |()| stage.set(Stage::Return))
            />
        </div>
    }
}

//! The frame of the staff areas: header, navigation, and what stands there instead of a page.

pub mod account;
pub mod alerts;
pub mod evicted;
pub mod header;
pub mod help;
pub mod leaving;
pub mod lost;
pub mod navigation;
pub mod new_devices;
pub mod own_statements;
pub mod passphrase;
pub mod renewal;
pub mod restored;
pub mod revoked;
pub mod standing;
pub mod step_up;
pub mod storage;
pub mod told;
pub mod uncertified;
pub mod unlock;
pub mod untrained;

pub use standing::Standing;
pub use unlock::UnlockForm;

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_location, use_navigate};

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::log_read::LogRead;
use crate::release::UpdateRefused;
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::{use_me, use_tablet};
use crate::ui::heading::PageHeading;
use alerts::Alerts;
use evicted::EvictedScreen;
use header::Header;
use help::HelpBanner;
use lost::LostBanner;
use navigation::Navigation;
use new_devices::NewDevicesBanner;
use own_statements::OwnStatementsBanner;
use passphrase::PassphraseAgain;
use renewal::RenewalBanner;
use restored::RestoredBanner;
use revoked::Revoked;
use step_up::StepUp;
use storage::StorageBanner;
use uncertified::Uncertified;
use untrained::Untrained;

/// Draws the pages of one area inside the frame.
#[component]
pub fn StaffFrame(
    /// Draws a page the person may open.
    page: fn(Place) -> AnyView,
) -> impl IntoView {
    let i18n = use_i18n();
    let standing = use_standing();
    let tablet = use_tablet();
    LogRead::provide();
    go_home_once_certified();
    stay_with_the_customer();
    let staffed = Memo::new(move |_| {
        let customer = standing.with(|standing| matches!(standing, Standing::HandedOver(_)));
        !customer && tablet.handed_over.with(Option::is_none)
    });
    let drawn = move || {
        staffed.get().then(|| {
            view! {
                <Header />
                <Navigation />
                <main class="content" id="content" tabindex="-1">
                    <Alerts />
                    <StorageBanner />
                    <UpdateRefused />
                    <Untrained />
                    <PassphraseAgain />
                    <RenewalBanner />
                    <LostBanner />
                    <RestoredBanner />
                    <NewDevicesBanner />
                    <OwnStatementsBanner />
                    <HelpBanner />
                    <StepUp />
                    {move || stand_in(standing.get(), page)}
                </main>
            }
        })
    };
    view! {
        <a class="skip" href="#content" rel="external">
            {t!(i18n, shell.skip)}
        </a>
        <div class="frame">
            {drawn}
        </div>
    }
}

/// While the tablet is handed over, Back and typed addresses lead to the customer's screen again.
fn stay_with_the_customer() {
    let tablet = use_tablet();
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(address) = tablet.handed_over.get() {
            navigate(&address, leptos_router::NavigateOptions::default());
        }
    });
}

/// Leads a person who waited for their certificate to the first page of their role.
fn go_home_once_certified() {
    let me = use_me();
    let navigate = use_navigate();
    Effect::new(move |waited: Option<bool>| {
        let roles = me.with(|me| me.as_ref().map(|me| me.roles.clone()));
        if let (Some(true), Some(roles)) =
            (waited, roles.as_ref().filter(|roles| !roles.is_empty()))
        {
            navigate(
                &Place::home(roles).path(),
                leptos_router::NavigateOptions::default(),
            );
        }
        roles.is_some_and(|roles| roles.is_empty())
    });
}

/// Where the person stands at the present address.
#[must_use]
pub fn use_standing() -> Memo<Standing> {
    let replica = use_replica();
    let address = use_location().pathname;
    Memo::new(move |_| {
        replica
            .phase
            .with(|phase| address.with(|address| Standing::of(phase, Place::parse(address))))
    })
}

/// Draws the page, or what stands there instead.
pub fn stand_in(standing: Standing, page: fn(Place) -> AnyView) -> AnyView {
    match standing {
        Standing::Starting => view! { <Starting /> }.into_any(),
        Standing::SignedOut => view! { <ToSignIn /> }.into_any(),
        Standing::Locked => view! { <UnlockForm /> }.into_any(),
        Standing::Uncertified => view! { <Uncertified /> }.into_any(),
        Standing::OtherTab => view! { <OtherTab /> }.into_any(),
        Standing::StorageFailed => view! { <StorageFailed /> }.into_any(),
        Standing::Evicted(evicted) => view! { <EvictedScreen evicted /> }.into_any(),
        Standing::Revoked { kept } => view! { <Revoked kept /> }.into_any(),
        Standing::Closed => view! { <Closed /> }.into_any(),
        Standing::HandedOver(_) => ().into_any(),
        Standing::At(place) => page(place),
    }
}

#[component]
fn Starting() -> impl IntoView {
    let i18n = use_i18n();
    view! { <p class="muted">{t!(i18n, shell.starting)}</p> }
}

#[component]
fn ToSignIn() -> impl IntoView {
    let i18n = use_i18n();
    let navigate = use_navigate();
    Effect::new(move |_| navigate("/sign-in", leptos_router::NavigateOptions::default()));
    view! {
        <p>
            <A href="/sign-in">{t!(i18n, shell.sign_in.h1)}</A>
        </p>
    }
}

#[component]
fn OtherTab() -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let take_over = move |_| act.run(|| replica.ask(|port| port.take_over()), |()| ());
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, shell.other_tab).to_owned()) />
        <p>{t!(i18n, shell.other_tab_note)}</p>
        <button type="button" class="button button-main" on:click=take_over>
            {t!(i18n, shell.take_over)}
        </button>
    }
}

#[component]
fn StorageFailed() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, shell.storage_failed).to_owned()) />
        <p>{t!(i18n, shell.storage_failed_note)}</p>
        <a class="button button-main" href="" rel="external">
            {t!(i18n, ui.reload)}
        </a>
    }
}

#[component]
fn Closed() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, ui.not_found).to_owned()) />
        <p>{t!(i18n, ui.not_found_help)}</p>
        <p>
            <A href="/me/device">{t!(i18n, shell.nav.device)}</A>
        </p>
    }
}

//! The root of the application: texts, router, replica.

use leptos::prelude::*;
use leptos_i18n::context::CookieOptions;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_query_map;
use leptos_router::path;

use crate::i18n::{I18nContextProvider, Locale, use_i18n};
use crate::replica::Replica;
use crate::session::Tablet;
use crate::ui::heading::Arrival;
use crate::views;

/// The application with a replica of the browser; `attach` starts it.
pub fn root(attach: impl FnOnce(Replica) + 'static) -> impl IntoView {
    let replica = Replica::waiting();
    provide_context(replica);
    attach(replica);
    view! { <App /> }
}

/// All pages; without a replica in context they show the frame only.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    if use_context::<Replica>().is_none() {
        provide_context(Replica::absent());
    }
    provide_context(Arrival::default());
    provide_context(Tablet::default());
    Effect::new(|| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-started", "");
        }
    });
    view! {
        <I18nContextProvider cookie_name="lang" cookie_options=language_cookie()>
            <Router>
                <Pages />
            </Router>
        </I18nContextProvider>
    }
}

/// How long the browser keeps the chosen language after the last visit: the longest time that
/// fits the timer behind the cookie.
const LANGUAGE_KEPT_MILLIS: i64 = 24 * 24 * 3600 * 1000;

fn language_cookie() -> CookieOptions<Locale> {
    CookieOptions::<Locale>::default()
        .max_age(LANGUAGE_KEPT_MILLIS)
        .path("/")
}

#[component]
fn Pages() -> impl IntoView {
    follow_language_of_address();
    view! {
        <FlatRoutes fallback=|| view! { <views::entry::Missing /> }>
            <Route path=path!("/") view=views::entry::SignIn />
            <Route path=path!("/sign-in") view=views::entry::SignIn />
            <Route path=path!("/set-up") view=views::entry::SetUp />
            <Route path=path!("/invite") view=views::entry::Invite />
            <Route path=path!("/unlock") view=views::entry::Unlock />
            <Route path=path!("/recovery") view=views::entry::Recovery />
            <Route path=path!("/sales/*rest") view=views::sales::SalesArea />
            <Route path=path!("/me/*rest") view=views::me::MeArea />
            <Route path=path!("/admin/*rest") view=views::admin::AdminArea />
            <Route path=path!("/hand-over/:id") view=views::hand_over::HandOverArea />
        </FlatRoutes>
    }
}

/// `?lang=` sets the language; mails and QR codes carry it.
fn follow_language_of_address() {
    let i18n = use_i18n();
    let asked = use_query_map().with_untracked(|query| query.get("lang"));
    if let Some(locale) = asked.and_then(|lang| lang.parse::<Locale>().ok()) {
        i18n.set_locale(locale);
    }
}

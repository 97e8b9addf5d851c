//! The form that sets up an authenticator app, or puts a new one in the place of the old one.

use leptos::prelude::*;

use super::Changing;
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::OfferedApp;
use crate::ui::authenticator::{Authenticator, Code, digits};
use crate::ui::button::{Button, Submit};

/// The button, and after a confirmation what the app needs.
#[component]
pub fn SetUpApp(
    changing: Changing,
    /// Whether there is an app; none while it is not known.
    app: Signal<Option<bool>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let offered = RwSignal::new(None::<OfferedApp>);
    let blocked = use_needs_server();
    let press = Callback::new(move |()| changing.begin_app(offered));
    let label = Signal::derive(move || {
        match app.get() {
            Some(true) => t_string!(i18n, me.factors.app_replace),
            Some(false) | None => t_string!(i18n, me.factors.app_set_up),
        }
        .to_owned()
    });
    let known = Memo::new(move |_| app.with(Option::is_some));
    move || match offered.get() {
        Some(app) => view! { <UseApp app offered changing /> }.into_any(),
        None if known.get() => view! { <Button label press blocked /> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn UseApp(
    app: OfferedApp,
    offered: RwSignal<Option<OfferedApp>>,
    changing: Changing,
) -> impl IntoView {
    let i18n = use_i18n();
    let code = RwSignal::new(String::new());
    let sealed = app.sealed;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        changing.use_app(sealed.clone(), digits(code), offered);
    };
    view! {
        <form class="form" method="post" on:submit=submit>
            <p>{t!(i18n, me.factors.app_then)}</p>
            <Authenticator code=app.code />
            <Code value=code />
            <Submit
                label=Signal::derive(move || t_string!(i18n, me.factors.app_use).to_owned())
                busy=changing.act.busy()
                plain=true
            />
            <Button
                label=Signal::derive(move || t_string!(i18n, me.factors.app_leave).to_owned())
                press=Callback::new(move |()| offered.set(None))
            />
        </form>
    }
}

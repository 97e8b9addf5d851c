//! A reset of the second factors that an administrator asked for, with a way to say no.

use leptos::prelude::*;
use sync::message::account::FactorReset;

use super::Changing;
use crate::asked::use_needs_server;
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;
use crate::ui::format;

/// What will happen, who asked for it, and the button that refuses it.
#[component]
pub fn Reset(reset: FactorReset, changing: Changing) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let who = move || {
        data.with(|data| {
            let organisation = data.organisation.as_deref()?;
            Some(organisation.users.get(&reset.by)?.name.clone())
        })
        .unwrap_or_default()
    };
    let words = move || {
        let from = format::date_time(i18n.get_locale(), reset.from);
        t_string!(i18n, me.factors.reset, name = who(), from = from)
    };
    view! {
        <div class="problem" role="alert">
            <p>{words}</p>
            <Button
                label=Signal::derive(move || t_string!(i18n, me.factors.reset_cancel).to_owned())
                press=Callback::new(move |()| changing.refuse())
                blocked=use_needs_server()
            />
        </div>
    }
}

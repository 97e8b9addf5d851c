//! Helping an administrator to recover: the requests that this holder can do something for
//! (security design, section 4).

pub mod request;

use std::time::Duration;

use leptos::prelude::*;

use crate::asked::{Asked, Standby};
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::HelpRequest;
use crate::session::use_holder;
use crate::ui::empty_state::EmptyState;
use crate::ui::heading::PageHeading;
use request::Request;

/// The other holder's step shows soon.
const RHYTHM: Duration = Duration::from_secs(10);

/// The page of holders.
#[component]
pub fn Help() -> impl IntoView {
    let i18n = use_i18n();
    let holder = use_holder();
    let content = move || {
        if holder.get() {
            return view! { <Requests /> }.into_any();
        }
        view! {
            <EmptyState
                text=Signal::derive(move || t_string!(i18n, me.help.not_holder).to_owned())
                hint=Signal::derive(move || t_string!(i18n, me.help.not_holder_hint).to_owned())
            />
        }
        .into_any()
    };
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, me.help.h1).to_owned()) />
        {content}
    }
}

#[component]
fn Requests() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.help_requests()).every(RHYTHM);
    let answer = asked.answer();
    let empty = move || answer.with(|rows| rows.as_ref().is_some_and(|rows| rows.is_empty()));
    view! {
        <p>{t!(i18n, me.help.text)}</p>
        <Standby asked />
        <Show when=empty>
            <EmptyState
                text=Signal::derive(move || t_string!(i18n, me.help.none).to_owned())
                hint=Signal::derive(move || t_string!(i18n, me.help.none_hint).to_owned())
            />
        </Show>
        <For
            each=move || answer.get().map_or_else(Vec::new, |rows| rows.to_vec())
            key=|row: &HelpRequest| row.id.clone()
            let:row
        >
            <Request row asked />
        </For>
    }
}

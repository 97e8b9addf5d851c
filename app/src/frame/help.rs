//! Tells a holder that somebody asks for help with recovery, above every page.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;

use crate::asked::Asked;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{HelpRequest, Turn};
use crate::routes::Place;
use crate::session::use_holder;

const RHYTHM: Duration = Duration::from_secs(60);

/// The message; only holders are asked, and the page of the requests says it itself.
#[component]
pub fn HelpBanner() -> impl IntoView {
    let holder = use_holder();
    move || holder.get().then(|| view! { <Waiting /> })
}

#[component]
fn Waiting() -> impl IntoView {
    let asked = Asked::new(|port| port.help_requests()).every(RHYTHM);
    let (answer, address) = (asked.answer(), use_location().pathname);
    let there = Memo::new(move |_| {
        address.with(|address| Place::parse(address) == Some(Place::HelpRecovery))
    });
    move || {
        let rows = answer.get().filter(|_| !there.get());
        let rows = rows.map_or_else(Vec::new, |rows| rows.to_vec());
        rows.into_iter()
            .filter(wants_this_holder)
            .map(|row| view! { <Banner email=row.email /> })
            .collect_view()
    }
}

#[component]
fn Banner(email: String) -> impl IntoView {
    let i18n = use_i18n();
    let asks = move || t_string!(i18n, me.help.banner, email = email.clone());
    view! {
        <section class="keys-wait" role="status">
            <p>{asks}</p>
            <p>
                <A href=Place::HelpRecovery.path()>{t!(i18n, me.help.open)}</A>
            </p>
        </section>
    }
}

fn wants_this_holder(row: &HelpRequest) -> bool {
    match row.turn {
        Turn::Wait { .. } | Turn::HandOn { .. } | Turn::Give => true,
        Turn::HandedOn { .. } | Turn::Given => false,
    }
}

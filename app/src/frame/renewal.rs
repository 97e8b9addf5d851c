//! Tells every administrator that the recovery kit was used, until each has dismissed it here.

use domain::access::Role;
use domain::organisation::state::Place;
use leptos::prelude::*;

use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::button::Button;
use crate::ui::format;

/// The banner; the log says when the kit was used, so no server can hide it.
#[component]
pub fn RenewalBanner() -> impl IntoView {
    let replica = use_replica();
    let renewal = use_renewal();
    let seen = RwSignal::new(None::<u64>);
    let act = Act::new();
    Effect::new(move |_| {
        if renewal.with(Option::is_some) {
            act.run(
                || replica.ask(|port| port.renewal_seen()),
                move |n| {
                    let _ = seen.try_set(Some(n));
                },
            );
        }
    });
    move || {
        let unseen = |place: &Place| seen.get().is_some_and(|seen| seen < place.n);
        renewal
            .get()
            .filter(unseen)
            .map(|place| view! { <Banner place seen /> })
    }
}

#[component]
fn Banner(place: Place, seen: RwSignal<Option<u64>>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let press = Callback::new(move |()| {
        act.run(
            || replica.ask(|port| port.see_renewal(place.n)),
            move |()| {
                let _ = seen.try_set(Some(place.n));
            },
        );
    });
    let date = move || format::date_time(i18n.get_locale(), place.at);
    view! {
        <section class="keys-wait" role="status">
            <p>{t!(i18n, admin.recovery.banner, date)}</p>
            <p>
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.recovery.dismiss).to_owned())
                    press
                />
            </p>
        </section>
    }
}

/// The last use of the kit, for administrators whose device was there then.
fn use_renewal() -> Memo<Option<Place>> {
    let me = use_me();
    let data = use_replica().data;
    Memo::new(move |_| {
        let me = me.get()?;
        let administers = me.roles.contains(&Role::Administrator);
        data.with(|data| {
            let organisation = data.organisation.as_deref()?;
            let device = organisation.devices.get(&me.device)?;
            let renewal = organisation.last_renewal()?;
            (administers && renewal.at >= device.since).then_some(renewal)
        })
    })
}

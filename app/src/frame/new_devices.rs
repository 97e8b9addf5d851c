//! Tells of devices that were connected since this one last knew: to their user on every other
//! device, and to administrators.

pub mod model;

use domain::DeviceId;
use leptos::prelude::*;

use super::told::Told;
use crate::act::Act;
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::format;
use model::{Stated, stated};

/// One message for each device; the log says of them, so no server can hide one.
#[component]
pub fn NewDevicesBanner() -> impl IntoView {
    let replica = use_replica();
    let me = use_me();
    let there = Memo::new(move |_| {
        let me = me.get()?;
        replica
            .data
            .with(|data| Some(stated(data.organisation.as_deref()?, &me)))
    });
    let known = RwSignal::new(None::<Vec<DeviceId>>);
    let act = Act::new();
    Effect::new(move |_| {
        let ids = there.with(|there| {
            let there = there.as_ref()?.iter();
            Some(there.map(|stated| stated.device).collect::<Vec<_>>())
        });
        if let Some(ids) = ids.filter(|_| known.with_untracked(Option::is_none)) {
            act.run(
                || replica.ask(|port| port.known_devices(ids)),
                move |ids| {
                    let _ = known.try_set(Some(ids));
                },
            );
        }
    });
    move || {
        let told = known.get()?;
        let unknown = there.get()?.into_iter();
        let unknown = unknown.filter(|stated| !told.contains(&stated.device));
        let banners = unknown.map(|stated| view! { <Banner stated known /> });
        Some(banners.collect_view())
    }
}

#[component]
fn Banner(stated: Stated, known: RwSignal<Option<Vec<DeviceId>>>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let device = stated.device;
    let told = Callback::new(move |()| {
        act.run(
            || replica.ask(|port| port.know_device(device)),
            move |ids| {
                let _ = known.try_set(Some(ids));
            },
        );
    });
    let Stated {
        name, user, since, ..
    } = stated;
    let words = move || {
        let date = format::date_time(i18n.get_locale(), since);
        match user.clone() {
            None => t_string!(i18n, me.devices.told_own, name = name.clone(), date = date),
            Some(user) => t_string!(
                i18n,
                me.devices.told_colleague,
                user = user,
                name = name.clone(),
                date = date
            ),
        }
    };
    view! {
        <Told told>
            <p>{words}</p>
        </Told>
    }
}

//! The second factors of the account.

pub mod add;
pub mod app;
pub mod reset;
pub mod rows;

use domain::Bytes;
use leptos::prelude::*;
use sync::message::account::Factors as Known;

use crate::act::Act;
use crate::asked::{Asked, Standby};
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{OfferedApp, Replica, use_replica};
use crate::ui::notice::Notice;
use add::AddPasskey;
use app::SetUpApp;
use reset::Reset;
use rows::Rows;

/// The list with its acts.
#[component]
pub fn Factors() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.factors());
    let answer = asked.answer();
    let changing = Changing::new(asked);
    let words = changing.act.words();
    view! {
        <section class="admin-section">
            <h2>{t!(i18n, me.factors.h2)}</h2>
            <p class="muted">{t!(i18n, me.factors.note)}</p>
            <Standby asked />
            {move || {
                let reset = answer.get().and_then(|known| known.reset.clone());
                reset.map(|reset| view! { <Reset reset changing /> })
            }}
            {move || answer.get().map(|known| view! { <Rows known changing /> })}
            <p class="problem" role="alert" hidden=move || words.with(Option::is_none)>
                {move || words.get()}
            </p>
            <SetUpApp changing app=Signal::derive(move || {
                answer.with(|known| known.as_ref().map(|known| known.app))
            }) />
            <AddPasskey changing possible=Signal::derive(move || {
                answer.with(|known| known.as_ref().is_none_or(|known| known.possible))
            }) />
            <Notice text=changing.said() />
        </section>
    }
}

/// Adding and removing; the list is read again after it.
#[derive(Clone, Copy)]
pub struct Changing {
    replica: Replica,
    asked: Asked<Known>,
    act: Act,
    done: RwSignal<Option<Done>>,
}

/// What was done last.
#[derive(Clone)]
enum Done {
    App,
    Added(String),
    Removed(String),
    Refused,
}

impl Changing {
    fn new(asked: Asked<Known>) -> Self {
        Self {
            replica: use_replica(),
            asked,
            act: Act::new(),
            done: RwSignal::new(None),
        }
    }

    /// Asks for an app to set up; what was said before is no longer of use.
    fn begin_app(self, offered: RwSignal<Option<OfferedApp>>) {
        self.done.set(None);
        self.act.run(
            move || self.replica.ask(|port| port.begin_app()),
            move |app| {
                let _ = offered.try_set(Some(app));
            },
        );
    }

    /// Puts an app in use; after a wrong code it stays offered.
    fn use_app(self, sealed: Bytes, code: String, offered: RwSignal<Option<OfferedApp>>) {
        self.act.run(
            move || self.replica.ask(|port| port.use_app(sealed, code)),
            move |()| {
                let _ = offered.try_set(None);
                self.told(Done::App);
            },
        );
    }

    /// Adds a passkey; the name stays typed until it is there.
    fn add(self, name: RwSignal<String>) {
        let typed = name.get_untracked();
        let called = typed.trim().to_owned();
        self.done.set(None);
        self.act.run(
            move || self.replica.ask(|port| port.add_passkey(typed)),
            move |()| {
                let _ = name.try_set(String::new());
                self.told(Done::Added(called));
            },
        );
    }

    fn remove(self, id: Bytes, name: String) {
        self.done.set(None);
        self.act.run(
            move || self.replica.ask(|port| port.remove_passkey(id)),
            move |()| self.told(Done::Removed(name)),
        );
    }

    fn refuse(self) {
        self.done.set(None);
        self.act.run(
            move || self.replica.ask(|port| port.cancel_factor_reset()),
            move |()| self.told(Done::Refused),
        );
    }

    fn told(self, done: Done) {
        let _ = self.done.try_set(Some(done));
        self.asked.again();
    }

    fn said(self) -> Signal<String> {
        let i18n = use_i18n();
        Signal::derive(move || match self.done.get() {
            Some(Done::App) => t_string!(i18n, me.factors.app_done).to_owned(),
            Some(Done::Added(name)) => t_string!(i18n, me.factors.added, name = name),
            Some(Done::Removed(name)) => t_string!(i18n, me.factors.removed, name = name),
            Some(Done::Refused) => t_string!(i18n, me.factors.reset_cancelled).to_owned(),
            None => String::new(),
        })
    }
}

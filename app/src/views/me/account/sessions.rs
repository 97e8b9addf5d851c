//! Where the person is signed in, and the end of what they do not recognise.

pub mod rows;

use domain::Bytes;
use leptos::prelude::*;
use sync::message::account::SessionRow;

use super::model::{self, SignedIn};
use crate::act::Act;
use crate::asked::{Asked, Standby, use_needs_server};
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{Replica, use_replica};
use crate::ui::button::Button;
use crate::ui::notice::Notice;
use rows::Rows;

/// The list with its acts.
#[component]
pub fn Sessions() -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let asked = Asked::new(|port| port.sessions());
    let answer = asked.answer();
    let rows = Memo::new(move |_| {
        let answer = answer.get()?;
        Some(data.with(|data| model::signed_in(data.organisation.as_deref(), &answer)))
    });
    let ending = Ending::new(asked);
    view! {
        <section class="admin-section">
            <h2>{t!(i18n, me.account.sessions)}</h2>
            <p class="muted">{t!(i18n, me.account.sessions_note)}</p>
            <Standby asked />
            {move || rows.get().map(|rows| view! { <Rows rows ending /> })}
            <EndOthers rows ending />
            <p class="muted">{t!(i18n, me.account.data_stays)}</p>
        </section>
    }
}

/// Ending sign-ins; the list is read again after it.
#[derive(Clone, Copy)]
pub struct Ending {
    replica: Replica,
    asked: Asked<Vec<SessionRow>>,
    act: Act,
    done: RwSignal<Option<Ended>>,
}

/// What was ended last.
#[derive(Clone)]
enum Ended {
    One(String),
    Others,
}

impl Ending {
    fn new(asked: Asked<Vec<SessionRow>>) -> Self {
        Self {
            replica: use_replica(),
            asked,
            act: Act::new(),
            done: RwSignal::new(None),
        }
    }

    fn one(self, name: Bytes, place: String) {
        self.done.set(None);
        self.act.run(
            move || self.replica.ask(|port| port.end_session(name)),
            move |()| self.told(Ended::One(place)),
        );
    }

    fn others(self) {
        self.done.set(None);
        self.act.run(
            move || self.replica.ask(|port| port.end_other_sessions()),
            move |()| self.told(Ended::Others),
        );
    }

    fn told(self, ended: Ended) {
        let _ = self.done.try_set(Some(ended));
        self.asked.again();
    }
}

#[component]
fn EndOthers(rows: Memo<Option<Vec<SignedIn>>>, ending: Ending) -> impl IntoView {
    let i18n = use_i18n();
    let offline = use_needs_server();
    let blocked = Signal::derive(move || {
        let alone = rows.with(|rows| {
            let rows = rows.as_deref().unwrap_or_default();
            rows.iter().all(|row| row.this)
        });
        offline
            .get()
            .or_else(|| alone.then(|| t_string!(i18n, me.account.only_here).to_owned()))
    });
    let said = Signal::derive(move || match ending.done.get() {
        None => String::new(),
        Some(Ended::One(place)) => t_string!(i18n, me.account.ended, what = place),
        Some(Ended::Others) => t_string!(i18n, me.account.others_ended).to_owned(),
    });
    let wrong = ending.act.words();
    view! {
        <Button
            label=Signal::derive(move || t_string!(i18n, me.account.end_others).to_owned())
            press=Callback::new(move |()| ending.others())
            blocked
        />
        <Notice text=said />
        <p class="problem" role="alert" hidden=move || wrong.with(Option::is_none)>
            {move || wrong.get()}
        </p>
    }
}

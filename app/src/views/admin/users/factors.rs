//! Resetting a colleague's second factors.

use leptos::prelude::*;
use sync::message::account::FactorReset;

use super::model::UserRow;
use crate::act::Act;
use crate::asked::{use_needs_server, use_online};
use crate::i18n::{t_string, use_i18n};
use crate::replica::{Replica, use_replica};
use crate::session::use_me;
use crate::ui::button::Button;
use crate::ui::format;
use crate::ui::notice::Notice;

/// Asking for resets; the list of those that wait is read again after it.
#[derive(Clone, Copy)]
pub struct Resets {
    replica: Replica,
    waiting: RwSignal<Vec<FactorReset>>,
    reading: Act,
    act: Act,
    done: RwSignal<Option<String>>,
}

impl Resets {
    /// Reads those that wait, for who administers: nobody else may.
    #[must_use]
    pub fn new(administers: Memo<bool>) -> Self {
        let resets = Self {
            replica: use_replica(),
            waiting: RwSignal::new(Vec::new()),
            reading: Act::new(),
            act: Act::new(),
            done: RwSignal::new(None),
        };
        let online = use_online();
        Effect::new(move |_| {
            if administers.get() && online.get() {
                resets.again();
            }
        });
        resets
    }

    fn again(self) {
        self.reading.run(
            move || self.replica.ask(|port| port.factor_resets()),
            move |waiting| {
                let _ = self.waiting.try_set(waiting);
            },
        );
    }

    fn ask(self, row: &UserRow) {
        let (user, name) = (row.id, row.name.clone());
        self.done.set(None);
        self.act.run(
            move || self.replica.ask(|port| port.reset_factors(user)),
            move |()| {
                let _ = self.done.try_set(Some(name));
                self.again();
            },
        );
    }

    fn of(self, row: &UserRow) -> Option<FactorReset> {
        self.waiting
            .with(|known| known.iter().find(|reset| reset.user == row.id).cloned())
    }
}

/// The button of a row, or since when its reset can be used; nobody resets their own.
#[component]
pub fn Reset(
    /// The user.
    row: UserRow,
    /// Where it is asked for.
    resets: Resets,
) -> impl IntoView {
    let i18n = use_i18n();
    let me = use_me();
    let own = me.with_untracked(|me| me.as_ref().is_some_and(|me| me.user == row.id));
    let needs_server = use_needs_server();
    (!own && !row.roles.is_empty()).then_some(move || {
        let (name, pressed) = (row.name.clone(), row.clone());
        if let Some(reset) = resets.of(&row) {
            let from = format::date_time(i18n.get_locale(), reset.from);
            let words = t_string!(i18n, admin.users.reset_waits, from = from);
            return view! { <p class="muted">{words}</p> }.into_any();
        }
        view! {
            <Button
                label=Signal::derive(move || {
                    t_string!(i18n, admin.users.reset_name, name = name.clone())
                })
                press=Callback::new(move |()| resets.ask(&pressed))
                blocked=needs_server
            />
        }
        .into_any()
    })
}

/// What came of the last one.
#[component]
pub fn ResetSaid(
    /// Where it was asked for.
    resets: Resets,
) -> impl IntoView {
    let i18n = use_i18n();
    let words = resets.act.words();
    let said = Signal::derive(move || {
        let done = resets.done.get();
        done.map(|name| t_string!(i18n, admin.users.reset_asked, name = name))
            .unwrap_or_default()
    });
    view! {
        <Notice text=said />
        <p class="problem" role="alert" hidden=move || words.with(Option::is_none)>
            {move || words.get()}
        </p>
    }
}

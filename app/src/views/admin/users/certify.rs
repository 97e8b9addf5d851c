//! Letting invitees in: users, devices and key grants are signed on this device, in one act.

use domain::InviteId;
use leptos::prelude::*;

use crate::act::Act;
use crate::asked::Asked;
use crate::i18n::{Locale, t_string, td_string, use_i18n};
use crate::refusal;
use crate::replica::{CheckedInvite, Refusal, Replica, use_replica};
use crate::ui::notice::Notice;

/// Signing users, devices and key grants of invitees.
#[derive(Clone, Copy)]
pub struct Certify {
    replica: Replica,
    asked: Asked<Vec<CheckedInvite>>,
    act: Act,
    done: RwSignal<Vec<String>>,
}

impl Certify {
    /// Nothing signed yet.
    #[must_use]
    pub fn new(asked: Asked<Vec<CheckedInvite>>) -> Self {
        Self {
            replica: use_replica(),
            asked,
            act: Act::new(),
            done: RwSignal::new(Vec::new()),
        }
    }

    /// Signs for all of them at once; the list is read again after it.
    pub fn run(self, people: Vec<(InviteId, String)>) {
        let (ids, names) = people.into_iter().unzip();
        self.done.set(Vec::new());
        self.act.run(
            move || self.replica.ask(|port| port.certify(ids)),
            move |()| {
                let _ = self.done.try_set(names);
                self.asked.again();
            },
        );
    }
}

/// What came of the last signature.
#[component]
pub fn Said(
    /// The signature.
    certify: Certify,
) -> impl IntoView {
    let i18n = use_i18n();
    let refused = certify.act.refused();
    let words = Signal::derive(move || {
        if certify.act.busy().get() {
            return t_string!(i18n, admin.users.certifying).to_owned();
        }
        match certify.done.get().as_slice() {
            [] => String::new(),
            [name] => t_string!(i18n, admin.users.certified_now, name = name.clone()),
            names => t_string!(i18n, admin.users.certified_all, names = names.join(", ")),
        }
    });
    let wrong = move || {
        refused.with(|refused| {
            refused
                .as_ref()
                .map(|why| refusal_words(i18n.get_locale(), why))
        })
    };
    view! {
        <Notice text=words />
        <p class="problem" role="alert" hidden=move || refused.with(Option::is_none)>
            {wrong}
        </p>
    }
}

/// A proof that does not fit means another thing here than for a value.
fn refusal_words(locale: Locale, why: &Refusal) -> String {
    if *why == Refusal::NotProven {
        td_string!(locale, admin.users.not_proven).to_owned()
    } else {
        refusal::words(locale, why)
    }
}

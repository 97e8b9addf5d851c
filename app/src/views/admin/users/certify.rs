//! Letting an invitee in: user, device and key grants are signed on this device.

use domain::InviteId;
use leptos::prelude::*;
use sync::message::account::PendingInvite;

use crate::act::Act;
use crate::asked::Asked;
use crate::i18n::{Locale, t_string, td_string, use_i18n};
use crate::refusal;
use crate::replica::{Refusal, Replica, use_replica};
use crate::ui::notice::Notice;

/// Signing user, device and key grants of an invitee.
#[derive(Clone, Copy)]
pub struct Certify {
    replica: Replica,
    asked: Asked<Vec<PendingInvite>>,
    act: Act,
    done: RwSignal<Option<String>>,
}

impl Certify {
    /// Nothing signed yet.
    #[must_use]
    pub fn new(asked: Asked<Vec<PendingInvite>>) -> Self {
        Self {
            replica: use_replica(),
            asked,
            act: Act::new(),
            done: RwSignal::new(None),
        }
    }

    /// Signs; the list is read again after it.
    pub fn run(self, id: InviteId, name: String) {
        self.done.set(None);
        self.act.run(
            move || self.replica.ask(|port| port.certify(id)),
            move |()| {
                let _ = self.done.try_set(Some(name));
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
        certify
            .done
            .get()
            .map(|name| t_string!(i18n, admin.users.certified_now, name = name))
            .unwrap_or_default()
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

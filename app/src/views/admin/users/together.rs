//! Everybody who waits, let in by one signature; who is to wait on is left out first.

use domain::InviteId;
use leptos::prelude::*;

use super::certify::Certify;
use super::model::{self, InviteRow};
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::ui::button::Button;

/// Who is not let in with the others.
#[derive(Clone, Copy)]
pub struct Together {
    certify: Certify,
    rows: Memo<Option<Vec<InviteRow>>>,
    left_out: RwSignal<Vec<InviteId>>,
}

impl Together {
    /// Nobody is left out.
    #[must_use]
    pub fn new(certify: Certify, rows: Memo<Option<Vec<InviteRow>>>) -> Self {
        Self {
            certify,
            rows,
            left_out: RwSignal::new(Vec::new()),
        }
    }

    /// Says whether there is more than one to let in.
    #[must_use]
    pub fn offered(self) -> Memo<bool> {
        Memo::new(move |_| self.people(&[]).len() > 1)
    }

    fn people(self, left_out: &[InviteId]) -> Vec<(InviteId, String)> {
        let rows = self.rows.get();
        model::together(rows.as_deref().unwrap_or_default(), left_out)
    }

    fn chosen(self) -> Vec<(InviteId, String)> {
        self.left_out.with(|left_out| self.people(left_out))
    }

    fn set(self, id: InviteId, included: bool) {
        self.left_out.update(|left_out| {
            left_out.retain(|other| *other != id);
            if !included {
                left_out.push(id);
            }
        });
    }
}

/// The signature for all; there is none while at most one waits.
#[component]
pub fn SignAll(
    /// Who waits.
    together: Together,
) -> impl IntoView {
    let i18n = use_i18n();
    let offered = together.offered();
    let needs_server = use_needs_server();
    let count = move || together.chosen().len();
    let blocked = Signal::derive(move || {
        let nobody = || t_string!(i18n, admin.users.certify_nobody).to_owned();
        needs_server.get().or_else(|| (count() == 0).then(nobody))
    });
    let press = Callback::new(move |()| {
        let people = untrack(|| together.chosen());
        together.certify.run(people);
    });
    view! {
        <Show when=move || offered.get()>
            <div class="invites-all">
                <p>{t!(i18n, admin.users.certify_all_hint)}</p>
                <Button
                    label=Signal::derive(move || {
                        t_string!(i18n, admin.users.certify_all, count = count())
                    })
                    press
                    blocked
                />
            </div>
        </Show>
    }
}

/// Whether somebody is let in with the others.
#[component]
pub fn Included(
    /// The invitation.
    id: InviteId,
    /// Name of the invitee.
    name: String,
    /// Who waits.
    together: Together,
) -> impl IntoView {
    let i18n = use_i18n();
    let offered = together.offered();
    let included = move || together.left_out.with(|left_out| !left_out.contains(&id));
    let name = StoredValue::new(name);
    view! {
        <Show when=move || offered.get()>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=included
                    on:change:target=move |event| together.set(id, event.target().checked())
                />
                <span>
                    {move || t_string!(i18n, admin.users.certify_with, name = name.get_value())}
                </span>
            </label>
        </Show>
    }
}

//! Taking roles from a colleague; who keeps none has left.

pub mod question;
pub mod signers;

use domain::access::Role;
use leptos::prelude::*;

use super::model::UserRow;
use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{t_string, use_i18n};
use crate::replica::{Replica, use_replica};
use crate::session::use_me;
use crate::ui::button::Button;

/// Whose roles are being changed, and which of them stay.
#[derive(Clone, Copy)]
pub struct RolesOf {
    replica: Replica,
    act: Act,
    open: RwSignal<bool>,
    user: RwSignal<Option<UserRow>>,
    kept: RwSignal<Vec<Role>>,
}

impl RolesOf {
    /// Nobody's yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            replica: use_replica(),
            act: Act::new(),
            open: RwSignal::new(false),
            user: RwSignal::new(None),
            kept: RwSignal::new(Vec::new()),
        }
    }

    fn ask(self, row: UserRow) {
        self.kept.set(row.roles.clone());
        self.user.set(Some(row));
        self.open.set(true);
    }

    fn set(self, role: Role, stays: bool) {
        self.kept.update(|kept| {
            kept.retain(|held| *held != role);
            if stays {
                kept.push(role);
            }
        });
    }

    fn sign(self) {
        let Some(user) = self.user.get_untracked() else {
            return;
        };
        let kept = self.kept.get_untracked();
        let roles = user.roles.into_iter().filter(|role| kept.contains(role));
        let roles: Vec<Role> = roles.collect();
        self.act.run(
            move || self.replica.ask(|port| port.change_roles(user.id, roles)),
            move |()| {
                let _ = self.open.try_set(false);
            },
        );
    }

    fn changes(self) -> bool {
        let before = self
            .user
            .with(|user| user.as_ref().map_or(0, |user| user.roles.len()));
        self.kept.with(Vec::len) < before
    }
}

impl Default for RolesOf {
    fn default() -> Self {
        Self::new()
    }
}

/// The button of a row; nobody takes their own roles, and who left has none.
#[component]
pub fn Change(
    /// The user.
    row: UserRow,
    /// Where the question is asked.
    roles_of: RolesOf,
) -> impl IntoView {
    let i18n = use_i18n();
    let me = use_me();
    let own = me.with_untracked(|me| me.as_ref().is_some_and(|me| me.user == row.id));
    let name = row.name.clone();
    (!own && !row.roles.is_empty()).then(|| {
        view! {
            <Button
                label=Signal::derive(move || {
                    t_string!(i18n, admin.users.change_name, name = name.clone())
                })
                press=Callback::new(move |()| roles_of.ask(row.clone()))
                blocked=use_needs_server()
            />
        }
    })
}

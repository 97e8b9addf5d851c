//! Revoking a device: the question says what it means, and a lost one tells what it could hold.

pub mod question;

use domain::DeviceId;
use leptos::prelude::*;

use super::model::DeviceRow;
use crate::asked::use_needs_server;
use crate::i18n::{t_string, use_i18n};
use crate::replica::{Replica, use_replica};
use crate::ui::button::Button;

/// Why a device is revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Somebody else may have it.
    Lost,
    /// It is used no more, and is in our hands.
    Retired,
}

/// Which device is being revoked, and whose exposure is shown.
#[derive(Clone, Copy)]
pub struct Revoking {
    /// The device of which is said what it could hold.
    pub exposed: RwSignal<Option<DeviceRow>>,
    replica: Replica,
    act: crate::act::Act,
    open: RwSignal<bool>,
    device: RwSignal<Option<DeviceRow>>,
    reason: RwSignal<Option<Reason>>,
}

impl Revoking {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            exposed: RwSignal::new(None),
            replica: use_replica(),
            act: crate::act::Act::new(),
            open: RwSignal::new(false),
            device: RwSignal::new(None),
            reason: RwSignal::new(None),
        }
    }

    fn ask(self, row: DeviceRow) {
        self.reason.set(None);
        self.device.set(Some(row));
        self.open.set(true);
    }

    fn sign(self) {
        let Some(row) = self.device.get_untracked() else {
            return;
        };
        let id: DeviceId = row.id;
        let lost = self.reason.get_untracked() == Some(Reason::Lost);
        self.act.run(
            move || self.replica.ask(|port| port.revoke(id)),
            move |()| {
                let _ = self.open.try_set(false);
                if lost {
                    let _ = self.exposed.try_set(Some(row));
                }
            },
        );
    }
}

impl Default for Revoking {
    fn default() -> Self {
        Self::new()
    }
}

/// What can be done with a row: revoke it, or ask what it could hold.
#[component]
pub fn Act(
    /// The device.
    row: DeviceRow,
    /// Where the question is asked.
    revoking: Revoking,
    /// Whether the person may revoke it here.
    may_revoke: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = format!("{}, {}", row.name, row.user);
    if row.revoked {
        let label = Signal::derive(move || {
            t_string!(i18n, admin.devices.exposure_name, name = name.clone())
        });
        let press = Callback::new(move |()| revoking.exposed.set(Some(row.clone())));
        view! { <Button label press blocked=use_needs_server() /> }.into_any()
    } else if may_revoke {
        let label =
            Signal::derive(move || t_string!(i18n, admin.devices.revoke_name, name = name.clone()));
        let press = Callback::new(move |()| revoking.ask(row.clone()));
        view! { <Button label press blocked=use_needs_server() /> }.into_any()
    } else {
        ().into_any()
    }
}

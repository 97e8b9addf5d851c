//! Who is here, in which role.

use domain::access::Role;
use leptos::prelude::*;

use crate::replica::{Me, Phase, use_replica};

/// The person at this device, while the vault is open.
#[must_use]
pub fn use_me() -> Memo<Option<Me>> {
    let phase = use_replica().phase;
    Memo::new(move |_| {
        phase.with(|phase| {
            if let Phase::Open(me) = phase {
                Some(me.clone())
            } else {
                None
            }
        })
    })
}

/// Roles of the person at this device; none while locked or waiting.
#[must_use]
pub fn use_roles() -> Memo<Vec<Role>> {
    let me = use_me();
    Memo::new(move |_| me.with(|me| me.as_ref().map_or_else(Vec::new, |me| me.roles.clone())))
}

/// Says whether this device is of one of those who may recover together.
#[must_use]
pub fn use_holder() -> Memo<bool> {
    let me = use_me();
    let data = use_replica().data;
    Memo::new(move |_| {
        let device = me.with(|me| me.as_ref().map(|me| me.device));
        data.with(|data| {
            let known = device.zip(data.organisation.as_deref());
            known.is_some_and(|(device, organisation)| organisation.holder_at(device).is_some())
        })
    })
}

/// The tablet while it is in the hands of a customer; memory only.
#[derive(Clone, Copy)]
pub struct Tablet {
    /// The address shown to the customer; while there is one, no other page is drawn.
    pub handed_over: RwSignal<Option<String>>,
}

impl Default for Tablet {
    fn default() -> Self {
        Self {
            handed_over: RwSignal::new(None),
        }
    }
}

/// The tablet of this device.
#[must_use]
pub fn use_tablet() -> Tablet {
    use_context().unwrap_or_default()
}

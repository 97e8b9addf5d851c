//! Of which devices a person is told (security design, section 2: all other devices of the user
//! and the administrators).

use domain::access::Role;
use domain::organisation::{Device, Organisation};
use domain::{DeviceId, Timestamp};

use crate::replica::Me;

/// A device that somebody is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The device.
    pub device: DeviceId,
    /// Its name.
    pub name: String,
    /// Name of its user; none for the person's own.
    pub user: Option<String>,
    /// When it was signed.
    pub since: Timestamp,
}

/// Gives the trusted devices a person is told of: their own others, and to an administrator those
/// that users connected to the one they were certified with.
#[must_use]
pub fn stated(organisation: &Organisation, me: &Me) -> Vec<Stated> {
    let administers = me.roles.contains(&Role::Administrator);
    let devices = organisation.devices.values();
    let told = devices.filter(|device| {
        let own = device.user == me.user;
        let others = administers && is_further(organisation, device);
        !device.revoked && device.id != me.device && (own || others)
    });
    told.map(|device| Stated {
        device: device.id,
        name: device.name.clone(),
        user: (device.user != me.user).then(|| name_of(organisation, device)),
        since: device.since,
    })
    .collect()
}

/// Whether its user had a trusted device when it was signed.
fn is_further(organisation: &Organisation, device: &Device) -> bool {
    organisation.devices.values().any(|other| {
        let before = (other.since, other.id) < (device.since, device.id);
        other.user == device.user && other.id != device.id && !other.revoked && before
    })
}

fn name_of(organisation: &Organisation, device: &Device) -> String {
    let user = organisation.users.get(&device.user);
    user.map_or_else(String::new, |user| user.name.clone())
}

#[cfg(test)]
mod tests;

//! Who is to receive a class secret, and who still waits for it.

use serde::{Deserialize, Serialize};

use super::{Device, Organisation};
use crate::organisation::Signer;
use crate::record::Class;
use crate::{DeviceId, Timestamp, UserId};

/// A device whose user reads a class and that does not hold its secret yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PendingGrant {
    /// The class.
    pub class: Class,
    /// Its newest epoch.
    pub epoch: u32,
    /// The user.
    pub user: UserId,
    /// The device.
    pub device: DeviceId,
    /// Whether the epoch's statement names the user, so that only the sealed secret is missing.
    pub named: bool,
    /// Since when it waits.
    pub since: Timestamp,
}

impl Organisation {
    /// Lists what readers of a class have to serve: live devices of those who read it, without
    /// its newest secret. `holds` says whether the key store has one for the device.
    #[must_use]
    pub fn pending_grants(
        &self,
        holds: impl Fn(Class, u32, DeviceId) -> bool,
    ) -> Vec<PendingGrant> {
        let mut pending = Vec::new();
        for class in self.classes.keys() {
            let live = self.devices.values().filter(|device| !device.revoked);
            let grants = live.filter_map(|device| self.grant(*class, device));
            pending
                .extend(grants.filter(|grant| {
                    !grant.named || !holds(grant.class, grant.epoch, grant.device)
                }));
        }
        pending
    }

    /// Gives the readers that a new epoch may name: those of the present one who still read the
    /// class on a live device. The administrator who signs may stay without a reading role, unless
    /// it was given up since.
    #[must_use]
    pub fn next_readers(&self, class: Class, signer: UserId) -> Vec<UserId> {
        let readers = self
            .classes
            .get(&class)
            .map_or(&[][..], |epoch| &epoch.readers);
        let mut next = readers.to_vec();
        next.retain(|reader| {
            !self.has_left(*reader, class) && self.may_become_reader(*reader, class, Some(signer))
        });
        next
    }

    /// Gives the devices that a secret for these readers is sealed to, beside recovery.
    #[must_use]
    pub fn recipients(&self, readers: &[UserId]) -> Vec<&Device> {
        let live = self.devices.values().filter(|device| !device.revoked);
        live.filter(|device| readers.contains(&device.user))
            .collect()
    }

    pub(super) fn has_live_device(&self, user: UserId) -> bool {
        let mut devices = self.devices.values();
        devices.any(|device| device.user == user && !device.revoked)
    }

    /// Finds readers that a statement must not bring in; who is a reader already stays one until
    /// the next epoch.
    pub(super) fn wrong_readers(
        &self,
        (class, epoch): (Class, u32),
        readers: &[UserId],
        signer: Signer,
    ) -> Vec<UserId> {
        let present = self
            .classes
            .get(&class)
            .filter(|known| known.epoch == epoch);
        let signer = self.signing_user(signer);
        let new = readers
            .iter()
            .filter(|reader| present.is_none_or(|known| !known.readers.contains(reader)));
        new.filter(|reader| !self.may_become_reader(**reader, class, signer))
            .copied()
            .collect()
    }

    fn may_become_reader(&self, user: UserId, class: Class, signer: Option<UserId>) -> bool {
        let names_itself = signer == Some(user) && !self.roles(user).is_empty();
        (names_itself || self.may_read(user, class)) && self.has_live_device(user)
    }

    /// Whether a reader lost the role that read the class, and holds its newest secret yet.
    fn has_left(&self, user: UserId, class: Class) -> bool {
        let leavers = self.leavers.get(&class);
        leavers.is_some_and(|leavers| leavers.users.contains_key(&user))
    }

    fn grant(&self, class: Class, device: &Device) -> Option<PendingGrant> {
        let epoch = self.classes.get(&class)?;
        let named = epoch.readers.contains(&device.user);
        if self.has_left(device.user, class) || !(named || self.may_read(device.user, class)) {
            return None;
        }
        let begun = self.begun.get(&(class, epoch.epoch)).map(|begun| begun.at);
        let tenure = self.tenures.get(&device.user).and_then(|all| all.last());
        let roles = tenure.map(|tenure| tenure.at);
        let since = [begun, roles].into_iter().flatten().max();
        Some(PendingGrant {
            class,
            epoch: epoch.epoch,
            user: device.user,
            device: device.id,
            named,
            since: since.map_or(device.since, |since| since.max(device.since)),
        })
    }
}

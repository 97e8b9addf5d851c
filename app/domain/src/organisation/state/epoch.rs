//! Epochs of class secrets: where each begins, and who holds the newest one and must not.

use std::collections::BTreeMap;

use super::effect::Taken;
use super::{ClassEpoch, Organisation, User};
use crate::record::Class;
use crate::{DeviceId, PublicKey, Timestamp, UserId};

/// Who holds the newest secret of a class and must not, since when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leavers {
    /// Revoked devices of readers.
    pub devices: BTreeMap<DeviceId, Timestamp>,
    /// Readers whose roles read the class no more.
    pub users: BTreeMap<UserId, Timestamp>,
}

/// A class whose keys are not yet rolled (security design, section 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrolled {
    /// The class.
    pub class: Class,
    /// Its newest epoch, which the next one has to leave behind.
    pub epoch: u32,
    /// When the first of them was cut off.
    pub since: Timestamp,
    /// The devices that the next epoch leaves out.
    pub devices: Vec<DeviceId>,
    /// The users who lost the reading role.
    pub users: Vec<UserId>,
}

impl Unrolled {
    /// Gives how long the keys have been waiting; not below zero, for clocks differ.
    #[must_use]
    pub fn age_ms(&self, now: Timestamp) -> i64 {
        now.as_millis()
            .saturating_sub(self.since.as_millis())
            .max(0)
    }
}

impl Organisation {
    /// Names the classes whose keys are not yet rolled after somebody left, lost a role or a
    /// device, or after the recovery key was renewed.
    #[must_use]
    pub fn unrolled(&self) -> Vec<Unrolled> {
        let none = Leavers::default();
        let classes = self.classes.keys();
        classes
            .filter_map(|class| {
                let leavers = self.leavers.get(class).unwrap_or(&none);
                self.unrolled_class(*class, leavers)
            })
            .collect()
    }

    /// Gives the epoch that was the newest when the log had so many statements.
    #[must_use]
    pub fn epoch_at(&self, class: Class, n: u64) -> Option<u32> {
        self.begun
            .range((class, 0)..=(class, u32::MAX))
            .rev()
            .find(|(_, begun)| begun.n <= n)
            .map(|((_, epoch), _)| *epoch)
    }

    /// Takes a new epoch, or more readers of the present one; says whether it was sound.
    pub(super) fn take_epoch(
        &mut self,
        (class, epoch, intake): (Class, u32, PublicKey),
        readers: &[UserId],
        taken: Taken,
    ) -> bool {
        let sound = self.takes_epoch(class, (epoch, intake), readers);
        if sound {
            if self.intakes.insert((class, epoch), intake).is_none() {
                self.roll((class, epoch), readers, taken);
            }
            let epoch = ClassEpoch {
                epoch,
                intake,
                readers: readers.to_vec(),
                statement: taken.hash,
            };
            self.classes.insert(class, epoch);
        }
        sound
    }

    /// A new secret reaches nobody whom the statement does not name.
    fn roll(&mut self, (class, epoch): (Class, u32), readers: &[UserId], taken: Taken) {
        self.begun.insert((class, epoch), taken.place());
        if let Some(leavers) = self.leavers.get_mut(&class) {
            leavers.devices.clear();
            leavers.users.retain(|user, _| readers.contains(user));
        }
    }

    /// Marks a device as revoked, and the classes whose newest secret it could hold.
    pub(super) fn note_revoked(&mut self, id: DeviceId, taken: Taken) {
        let Some(device) = self.devices.get_mut(&id) else {
            return;
        };
        let user = device.user;
        if core::mem::replace(&mut device.revoked, true) {
            return;
        }
        self.revocations.insert(id, taken.place());
        self.drop_epochs_of(user);
        for (class, epoch) in &self.classes {
            if epoch.readers.contains(&user) {
                let leavers = self.leavers.entry(*class).or_default();
                leavers.devices.insert(id, taken.at);
            }
        }
    }

    /// Notes which classes a reader lost, before the new roles are taken.
    pub(super) fn note_roles(&mut self, user: &User, taken: Taken) {
        self.begin_tenure(user, taken.place());
        let held = self.classes.iter();
        let held = held.filter(|(_, epoch)| epoch.readers.contains(&user.id));
        let held: Vec<Class> = held.map(|(class, _)| *class).collect();
        let mut lost_any = false;
        for class in held {
            let reads = user.roles.iter().any(|role| role.reads(class));
            let lost = user.roles.is_empty() || (self.may_read(user.id, class) && !reads);
            let leavers = self.leavers.entry(class).or_default();
            if lost {
                leavers.users.entry(user.id).or_insert(taken.at);
                lost_any = true;
            } else if reads {
                leavers.users.remove(&user.id);
            }
        }
        if lost_any {
            self.drop_epochs_of(user.id);
        }
    }

    fn unrolled_class(&self, class: Class, leavers: &Leavers) -> Option<Unrolled> {
        let epoch = self.classes.get(&class)?.epoch;
        let times = leavers.devices.values().chain(leavers.users.values());
        let renewed = self.renewed_since(class, epoch).map(|place| place.at);
        let since = times.copied().chain(renewed).min()?;
        let theirs = self.devices.values();
        let theirs = theirs.filter(|device| leavers.users.contains_key(&device.user));
        let mut devices: Vec<DeviceId> = leavers.devices.keys().copied().collect();
        devices.extend(
            theirs
                .filter(|device| !device.revoked)
                .map(|device| device.id),
        );
        devices.sort_unstable();
        Some(Unrolled {
            class,
            epoch,
            since,
            devices,
            users: leavers.users.keys().copied().collect(),
        })
    }
}

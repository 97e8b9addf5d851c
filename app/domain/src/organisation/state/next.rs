//! The roll of class keys: what an administrator who reads the classes can do in one act.

use super::Organisation;
use crate::organisation::{Signer, StatementBody};
use crate::record::Class;
use crate::{DeviceId, PublicKey, UserId};

/// The next epoch of a class, for everybody who stays (security design, section 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextEpoch {
    /// The class.
    pub class: Class,
    /// The epoch.
    pub epoch: u32,
    /// Who reads it.
    pub readers: Vec<UserId>,
    /// Their devices with the keys that its secret is sealed to, beside recovery.
    pub devices: Vec<(DeviceId, PublicKey)>,
}

impl Organisation {
    /// Gives the epochs that a device can make and sign after somebody was cut off: of an
    /// administrator who reads the class himself. One that needs a second signer waits for them,
    /// and is not made again while it waits.
    #[must_use]
    pub fn next_epochs(&self, device: DeviceId) -> Vec<NextEpoch> {
        let Some(user) = self.live_device(device).map(|device| device.user) else {
            return Vec::new();
        };
        let unrolled = self.unrolled();
        let classes = unrolled.iter().map(|unrolled| unrolled.class);
        classes
            .filter_map(|class| self.next_epoch(class, (user, device)))
            .collect()
    }

    fn next_epoch(&self, class: Class, (user, device): (UserId, DeviceId)) -> Option<NextEpoch> {
        let readers = self.next_readers(class, user);
        let reads = readers.contains(&user);
        self.epoch_for(class, device, readers).filter(|_| reads)
    }

    /// The next epoch of a class for these readers, if the device may sign it and none waits.
    pub(super) fn epoch_for(
        &self,
        class: Class,
        device: DeviceId,
        readers: Vec<UserId>,
    ) -> Option<NextEpoch> {
        let current = self.classes.get(&class)?;
        let epoch = current.epoch.checked_add(1)?;
        let content = StatementBody::ClassEpoch {
            class,
            epoch,
            intake: current.intake,
            readers: readers.clone(),
        };
        let signer = Signer::Device(device);
        let makes = self.has_right(signer, &content) && !self.epoch_waits(class);
        let devices = self.recipients(&readers);
        let devices = devices.iter().map(|device| (device.id, device.agreement));
        makes.then(|| NextEpoch {
            class,
            epoch,
            devices: devices.collect(),
            readers,
        })
    }
}

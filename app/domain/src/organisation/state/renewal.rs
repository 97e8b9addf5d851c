//! A new recovery key in the place of one that was used (security design, section 4).

use super::effect::Taken;
use super::{Holders, NextEpoch, Organisation, Place};
use crate::organisation::Holder;
use crate::record::Class;
use crate::{DeviceId, PublicKey, UserId};

impl Organisation {
    /// Gives where the recovery key was last renewed, which every use of the kit does.
    #[must_use]
    pub fn last_renewal(&self) -> Option<Place> {
        self.renewals.last().copied()
    }

    /// Says whether OrgRoot may sign a device of the user as the next statement: it renewed
    /// recovery just before, and the user is named in `admins`. So no device comes out of the kit
    /// without a trace, and no kit gives two.
    #[must_use]
    pub fn may_be_recovered(&self, user: UserId) -> bool {
        let renewed = self.last_renewal();
        renewed.is_some_and(|renewed| renewed.n == self.n) && self.administrators.contains(&user)
    }

    /// Gives the epochs that a device out of the kit makes: of every class that it can
    /// sign alone, for those who read it, or for its own user where nobody is left who does.
    #[must_use]
    pub fn recovered_epochs(&self, device: DeviceId) -> Vec<NextEpoch> {
        let Some(user) = self.live_device(device).map(|device| device.user) else {
            return Vec::new();
        };
        let alone = self.second_signers(user).is_empty();
        let classes = self.classes.keys();
        classes
            .filter(|class| alone || **class != Class::Special)
            .filter_map(|class| {
                let mut readers = self.next_readers(*class, user);
                if readers.is_empty() {
                    readers.push(user);
                }
                self.epoch_for(*class, device, readers)
            })
            .collect()
    }

    /// Says whether the newest secret of a class is one that the recovery key before this one
    /// opens.
    pub(super) fn renewed_since(&self, class: Class, epoch: u32) -> Option<Place> {
        let begun = self.begun.get(&(class, epoch))?;
        self.renewals
            .iter()
            .find(|place| begun.n < place.n)
            .copied()
    }

    pub(super) fn take_recovery(
        &mut self,
        key: PublicKey,
        holders: &[Holder],
        taken: Taken,
    ) -> bool {
        if !self.takes_holders(holders) {
            return false;
        }
        let older = core::mem::take(&mut self.holders);
        let lapsed = older.named.is_empty();
        self.holders = Holders {
            statement: Some(taken.hash),
            named: holders.to_vec(),
            before: if lapsed { older.before } else { older.named },
        };
        if self
            .recovery
            .replace(key)
            .is_some_and(|before| before != key)
        {
            self.renewals.push(taken.place());
            self.drop_epochs();
        }
        true
    }
}

//! What a present reader seals for those who wait for a class secret.

use super::{Organisation, PendingGrant};
use crate::record::Class;
use crate::{DeviceId, Hash, PublicKey};

/// A class secret that is to be sealed to a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The class.
    pub class: Class,
    /// The epoch.
    pub epoch: u32,
    /// The statement that the sealed secret is bound to.
    pub statement: Hash,
    /// The device.
    pub device: DeviceId,
    /// Its X25519 public key, from the log.
    pub agreement: PublicKey,
}

impl Organisation {
    /// Gives what a device seals that holds these secrets (class, epoch, statement): to every
    /// device that waits and whose user the statement names, the newest secret of the class and
    /// the older ones, for a reader of today reads the past (security design, section 4).
    ///
    /// Who waits may come from the server; whom the log does not name gets nothing all the same.
    #[must_use]
    pub fn services(
        &self,
        by: DeviceId,
        held: &[(Class, u32, Hash)],
        waits: impl Fn(Class, u32, DeviceId) -> bool,
    ) -> Vec<Service> {
        let Some(user) = self.live_device(by).map(|device| device.user) else {
            return Vec::new();
        };
        let pending = self.pending_grants(|class, epoch, device| !waits(class, epoch, device));
        let served = pending.iter().filter(|grant| {
            let reads = self
                .classes
                .get(&grant.class)
                .is_some_and(|epoch| epoch.readers.contains(&user));
            let newest = |(class, epoch, _): &(Class, u32, Hash)| {
                (*class, *epoch) == (grant.class, grant.epoch)
            };
            grant.named && reads && grant.device != by && held.iter().any(newest)
        });
        served.flat_map(|grant| self.service(grant, held)).collect()
    }

    fn service(&self, grant: &PendingGrant, held: &[(Class, u32, Hash)]) -> Vec<Service> {
        let (Some(newest), Some(device)) = (
            self.classes.get(&grant.class),
            self.live_device(grant.device),
        ) else {
            return Vec::new();
        };
        let of_class = held
            .iter()
            .filter(|(class, epoch, _)| *class == grant.class && *epoch <= newest.epoch);
        of_class
            .map(|(class, epoch, statement)| Service {
                class: *class,
                epoch: *epoch,
                statement: if *epoch == newest.epoch {
                    newest.statement
                } else {
                    *statement
                },
                device: device.id,
                agreement: device.agreement,
            })
            .collect()
    }
}

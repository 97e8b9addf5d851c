//! What a statement changes, once order, right and signers are settled.

use super::rules::CatalogueFault;
use super::{Device, LogError, Organisation, Place, ServerKeys, User};
use crate::access::Role;
use crate::organisation::{Formats, Signer, StatementBody};
use crate::privacy::{Registry, TextVersion};
use crate::record::Catalogue;
use crate::{DeviceId, Hash, Timestamp, UserId};

/// The statement that takes effect, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    /// Place in the log from which it counts.
    pub(super) n: u64,
    /// Its hash.
    pub(super) hash: Hash,
    /// Its signer.
    pub(super) signer: Signer,
    /// When it was signed.
    pub(super) at: Timestamp,
}

impl Taken {
    pub(super) const fn place(self) -> Place {
        Place {
            n: self.n,
            at: self.at,
        }
    }
}

impl Organisation {
    /// Checks the content and takes it; nothing is changed when it is refused.
    pub(super) fn take(&mut self, content: &StatementBody, taken: Taken) -> Result<(), LogError> {
        let holds = match content {
            StatementBody::Admins {
                administrators,
                privacy_officers,
            } => self.take_admins(administrators, privacy_officers),
            StatementBody::Recovery { key, holders } => self.take_recovery(*key, holders, taken),
            StatementBody::User {
                user, name, roles, ..
            } => self.take_user(*user, name, roles, taken),
            StatementBody::Device {
                device,
                user,
                signing,
                agreement,
                name,
                code,
            } => self.take_device(Device {
                id: *device,
                user: *user,
                signing: *signing,
                agreement: *agreement,
                name: name.clone(),
                code: code.clone(),
                since: taken.at,
                revoked: false,
            }),
            StatementBody::Revoke { device } => self.take_revoke(*device, taken),
            StatementBody::ClassEpoch {
                class,
                epoch,
                intake,
                readers,
            } => self.take_epoch((*class, *epoch, *intake), readers, taken),
            StatementBody::ServerKeys {
                witness,
                lease,
                tree_head,
                intake,
            } => self.take_server_keys(ServerKeys {
                witness: *witness,
                lease: *lease,
                tree_head: *tree_head,
                intake: *intake,
            }),
            StatementBody::Catalogue(catalogue) => self.take_catalogue(catalogue, taken)?,
            StatementBody::Purposes(purposes) => self.take_purposes(purposes),
            StatementBody::Text(text) => self.take_text(text),
            StatementBody::Policy(policy) => self.take_policy(policy, taken),
            StatementBody::Acknowledged(said) => self.take_acknowledgement(said, taken),
            StatementBody::MinFormat(formats) => self.take_formats(*formats, taken)?,
            StatementBody::Restore(restore) => self.take_restore(restore),
            StatementBody::Root { .. } | StatementBody::Countersigned { .. } => false,
        };
        if holds {
            Ok(())
        } else {
            Err(LogError::Malformed { n: taken.n })
        }
    }

    fn take_admins(&mut self, administrators: &[UserId], privacy_officers: &[UserId]) -> bool {
        let sound = !administrators.is_empty();
        if sound {
            self.administrators = administrators.to_vec();
            self.privacy_officers = privacy_officers.to_vec();
            self.holders.before.clear();
        }
        sound
    }

    fn take_user(&mut self, id: UserId, name: &str, roles: &[Role], taken: Taken) -> bool {
        let sound = !name.trim().is_empty();
        if sound {
            let user = User {
                id,
                name: name.to_owned(),
                roles: roles.to_vec(),
            };
            self.note_roles(&user, taken);
            self.users.insert(id, user);
        }
        sound
    }

    fn take_device(&mut self, device: Device) -> bool {
        let sound = self.takes_device(device.id, device.user, &device.code);
        if sound {
            self.devices.insert(device.id, device);
        }
        sound
    }

    fn take_revoke(&mut self, device: DeviceId, taken: Taken) -> bool {
        let sound = self.devices.contains_key(&device);
        if sound {
            self.note_revoked(device, taken);
        }
        sound
    }

    const fn take_server_keys(&mut self, keys: ServerKeys) -> bool {
        self.server_keys = Some(keys);
        true
    }

    fn take_catalogue(&mut self, catalogue: &Catalogue, taken: Taken) -> Result<bool, LogError> {
        match self.check_catalogue(catalogue, taken.signer) {
            Ok(()) => {
                self.catalogue = catalogue.clone();
                Ok(true)
            }
            Err(CatalogueFault::Malformed) => Ok(false),
            Err(CatalogueFault::Weaker) => Err(LogError::WeakerClass { n: taken.n }),
        }
    }

    fn take_purposes(&mut self, purposes: &Registry) -> bool {
        let sound = self.takes_purposes(purposes);
        if sound {
            self.purposes = purposes.clone();
        }
        sound
    }

    fn take_text(&mut self, text: &TextVersion) -> bool {
        let sound = self.takes_text(text);
        if sound {
            let key = (text.id.clone(), text.version, text.locale.clone());
            self.texts.insert(key, text.clone());
        }
        sound
    }

    /// A build that cannot write what is demanded must not go on writing.
    fn take_formats(&mut self, formats: Formats, taken: Taken) -> Result<bool, LogError> {
        if !Formats::KNOWN.covers(formats) {
            return Err(LogError::NewerFormat { n: taken.n });
        }
        let sound = formats.covers(self.formats);
        if sound {
            self.formats = formats;
        }
        Ok(sound)
    }
}

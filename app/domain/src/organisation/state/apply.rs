//! One statement after the other: order, right, and what it changes.

use std::collections::BTreeMap;

use super::rules::CatalogueFault;
use super::{ClassEpoch, Device, LogError, Organisation, ServerKeys, User};
use crate::organisation::{Signer, Statement, StatementBody, statement};
use crate::privacy::Registry;
use crate::record::Catalogue;
use crate::{Hash, PublicKey};

impl Organisation {
    /// Starts from the first statement, which names the root key and is signed by it.
    ///
    /// # Errors
    /// When the statement is no first one.
    pub fn start(root: &Statement, hash: Hash) -> Result<Self, LogError> {
        let broken = LogError::Broken { n: root.n };
        let StatementBody::Root { key, name } = &root.content else {
            return Err(broken);
        };
        if root.v != 1 || root.n != 1 || root.prev != statement::genesis(root.org) {
            return Err(broken);
        }
        if root.signer != Signer::OrgRoot {
            return Err(LogError::WithoutRight { n: root.n });
        }
        Ok(Self {
            id: root.org,
            name: name.clone(),
            root: *key,
            administrators: Vec::new(),
            privacy_officers: Vec::new(),
            recovery: None,
            users: BTreeMap::new(),
            devices: BTreeMap::new(),
            classes: BTreeMap::new(),
            intakes: BTreeMap::new(),
            server_keys: None,
            catalogue: Catalogue {
                version: 0,
                fields: Vec::new(),
            },
            purposes: Registry {
                version: 0,
                purposes: Vec::new(),
            },
            texts: BTreeMap::new(),
            n: 1,
            head: hash,
        })
    }

    /// Applies the next statement; its signature was checked before with [`Self::signer_key`].
    ///
    /// # Errors
    /// When it does not follow, lacks the right or breaks a rule; nothing is changed then.
    pub fn apply(&mut self, statement: &Statement, hash: Hash) -> Result<(), LogError> {
        let n = statement.n;
        if statement.v != 1
            || statement.org != self.id
            || n != self.n + 1
            || statement.prev != self.head
        {
            return Err(LogError::Broken { n });
        }
        if !self.has_right(statement.signer, &statement.content) {
            return Err(LogError::WithoutRight { n });
        }
        self.take(statement, hash)?;
        self.n = n;
        self.head = hash;
        Ok(())
    }

    /// Gives the key a signer signs with; none for an unknown or revoked device.
    #[must_use]
    pub fn signer_key(&self, signer: Signer) -> Option<PublicKey> {
        match signer {
            Signer::OrgRoot => Some(self.root),
            Signer::Device(device) => self.live_device(device).map(|device| device.signing),
        }
    }

    fn take(&mut self, statement: &Statement, hash: Hash) -> Result<(), LogError> {
        let malformed = || LogError::Malformed { n: statement.n };
        let sound = |holds: bool| if holds { Ok(()) } else { Err(malformed()) };
        match &statement.content {
            StatementBody::Root { .. } => return Err(malformed()),
            StatementBody::Admins {
                administrators,
                privacy_officers,
            } => {
                sound(!administrators.is_empty())?;
                self.administrators.clone_from(administrators);
                self.privacy_officers.clone_from(privacy_officers);
            }
            StatementBody::Recovery { key } => self.recovery = Some(*key),
            StatementBody::User {
                user, name, roles, ..
            } => {
                sound(!name.trim().is_empty())?;
                let user = User {
                    id: *user,
                    name: name.clone(),
                    roles: roles.clone(),
                };
                self.users.insert(user.id, user);
            }
            StatementBody::Device {
                device,
                user,
                signing,
                agreement,
                name,
                code,
            } => {
                sound(self.takes_device(*device, *user, code))?;
                let device = Device {
                    id: *device,
                    user: *user,
                    signing: *signing,
                    agreement: *agreement,
                    name: name.clone(),
                    code: code.clone(),
                    since: statement.at,
                    revoked: false,
                };
                self.devices.insert(device.id, device);
            }
            StatementBody::Revoke { device } => {
                self.devices.get_mut(device).ok_or_else(malformed)?.revoked = true;
            }
            StatementBody::ClassEpoch {
                class,
                epoch,
                intake,
                readers,
            } => {
                sound(self.takes_epoch(*class, (*epoch, *intake), readers))?;
                self.intakes.insert((*class, *epoch), *intake);
                let epoch = ClassEpoch {
                    epoch: *epoch,
                    intake: *intake,
                    readers: readers.clone(),
                    statement: hash,
                };
                self.classes.insert(*class, epoch);
            }
            StatementBody::ServerKeys {
                witness,
                lease,
                tree_head,
                intake,
            } => {
                self.server_keys = Some(ServerKeys {
                    witness: *witness,
                    lease: *lease,
                    tree_head: *tree_head,
                    intake: *intake,
                });
            }
            StatementBody::Catalogue(catalogue) => {
                self.check_catalogue(catalogue, statement.signer)
                    .map_err(|fault| match fault {
                        CatalogueFault::Malformed => malformed(),
                        CatalogueFault::Weaker => LogError::WeakerClass { n: statement.n },
                    })?;
                self.catalogue = catalogue.clone();
            }
            StatementBody::Purposes(purposes) => {
                sound(self.takes_purposes(purposes))?;
                self.purposes = purposes.clone();
            }
            StatementBody::Text(text) => {
                sound(self.takes_text(text))?;
                let key = (text.id.clone(), text.version, text.locale.clone());
                self.texts.insert(key, text.clone());
            }
        }
        Ok(())
    }
}

//! The fold of a verified organisation log.

mod apply;
mod check;
mod entry;
mod right;
mod rules;

pub use entry::Unlawful;

use std::collections::BTreeMap;

use thiserror::Error;

use crate::access::Role;
use crate::privacy::{Registry, TextVersion};
use crate::record::{Catalogue, Class};
use crate::{DeviceId, Hash, OrgId, PublicKey, TextId, Timestamp, UserId};

/// A member of staff as the log states them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The user.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their roles; empty after they left.
    pub roles: Vec<Role>,
}

/// A device as the log states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// The device.
    pub id: DeviceId,
    /// Its user.
    pub user: UserId,
    /// Ed25519 public key.
    pub signing: PublicKey,
    /// X25519 public key.
    pub agreement: PublicKey,
    /// Its name in lists.
    pub name: String,
    /// Four characters of receipt numbers.
    pub code: String,
    /// When it was stated.
    pub since: Timestamp,
    /// Whether a `revoke` followed.
    pub revoked: bool,
}

/// The newest epoch of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassEpoch {
    /// The epoch, from 1.
    pub epoch: u32,
    /// X25519 public key of ClassIntake.
    pub intake: PublicKey,
    /// The users whose devices receive the secret.
    pub readers: Vec<UserId>,
    /// Hash of the statement, bound into the class-secret wraps.
    pub statement: Hash,
}

/// The server's public keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in the statement")]
pub struct ServerKeys {
    pub witness: PublicKey,
    pub lease: PublicKey,
    pub tree_head: PublicKey,
    pub intake: PublicKey,
}

/// What a verified log says, up to its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// The organisation.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// Ed25519 public key of OrgRoot.
    pub root: PublicKey,
    /// Administrators.
    pub administrators: Vec<UserId>,
    /// Privacy officers.
    pub privacy_officers: Vec<UserId>,
    /// X25519 public key of recovery.
    pub recovery: Option<PublicKey>,
    /// Staff.
    pub users: BTreeMap<UserId, User>,
    /// Devices.
    pub devices: BTreeMap<DeviceId, Device>,
    /// Newest epoch of each class.
    pub classes: BTreeMap<Class, ClassEpoch>,
    /// Every intake ever stated, by class and epoch.
    pub intakes: BTreeMap<(Class, u32), PublicKey>,
    /// The server's keys.
    pub server_keys: Option<ServerKeys>,
    /// The field catalogue.
    pub catalogue: Catalogue,
    /// The purposes.
    pub purposes: Registry,
    /// Every published text version.
    pub texts: BTreeMap<(TextId, u32, String), TextVersion>,
    /// Number of the newest statement.
    pub n: u64,
    /// Hash of the newest statement.
    pub head: Hash,
}

/// Why a statement is refused; nothing of it is applied then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LogError {
    /// Not canonical JSON or not a known statement.
    #[error("statement {n} is malformed")]
    Malformed {
        /// Its place.
        n: u64,
    },
    /// It does not follow the statement before.
    #[error("statement {n} does not follow the one before")]
    Broken {
        /// Its place.
        n: u64,
    },
    /// The signer has no right to this kind, or is unknown or revoked.
    #[error("statement {n} is signed by someone without the right")]
    WithoutRight {
        /// Its place.
        n: u64,
    },
    /// The signature does not fit.
    #[error("statement {n} has a wrong signature")]
    Signature {
        /// Its place.
        n: u64,
    },
    /// The log starts at another root, or is shorter or other than the pinned head.
    #[error("the log is not the one this device trusts")]
    Pinned,
    /// What it says is unlawful; asked of new statements only.
    #[error("statement {n} is unlawful: {why}")]
    Unlawful {
        /// Its place.
        n: u64,
        /// Everything found.
        why: Unlawful,
    },
    /// A field would move to a weaker class.
    #[error("statement {n} moves a field to a weaker class")]
    WeakerClass {
        /// Its place.
        n: u64,
    },
}

impl Organisation {
    /// Gives a user's roles; none for an unknown user.
    #[must_use]
    pub fn roles(&self, user: UserId) -> &[Role] {
        self.users.get(&user).map_or(&[], |user| &user.roles)
    }

    /// Gives a device that is stated and not revoked.
    #[must_use]
    pub fn live_device(&self, device: DeviceId) -> Option<&Device> {
        self.devices.get(&device).filter(|device| !device.revoked)
    }

    /// Says whether one of the user's roles reads the class.
    #[must_use]
    pub fn may_read(&self, user: UserId, class: Class) -> bool {
        self.roles(user).iter().any(|role| role.reads(class))
    }

    /// Says whether one of the user's roles writes values of the class.
    #[must_use]
    pub fn may_seal(&self, user: UserId, class: Class) -> bool {
        self.roles(user).iter().any(|role| role.seals(class))
    }
}

//! The fold of a verified organisation log.

mod admission;
mod apply;
mod check;
mod effect;
mod entry;
mod epoch;
mod error;
mod exposure;
mod grant;
mod holders;
mod next;
mod own_reading;
mod renewal;
mod restored;
mod right;
mod rules;
mod second;
mod service;
mod signers;
mod tenure;
mod trained;

pub use admission::Newcomer;
pub use entry::Unlawful;
pub use epoch::{Leavers, Unrolled};
pub use error::LogError;
pub use exposure::{ExposedClass, Exposure};
pub use grant::PendingGrant;
pub use holders::Holders;
pub use next::NextEpoch;
pub use own_reading::{KeepsReading, OwnReading};
pub use second::Waiting;
pub use service::Service;
pub use signers::{Signers, SignersFault};
pub use tenure::{Place, Tenure};

use std::collections::BTreeMap;

use super::statement::{Formats, Restore};
use crate::access::{Role, TrainingPolicy, TrainingRecord};
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
    /// Who holds it beside the kit.
    pub holders: Holders,
    /// Where another recovery key took the place of one, oldest first.
    pub renewals: Vec<Place>,
    /// Staff.
    pub users: BTreeMap<UserId, User>,
    /// Devices.
    pub devices: BTreeMap<DeviceId, Device>,
    /// Newest epoch of each class.
    pub classes: BTreeMap<Class, ClassEpoch>,
    /// Every intake ever stated, by class and epoch.
    pub intakes: BTreeMap<(Class, u32), PublicKey>,
    /// Where each epoch begins.
    pub begun: BTreeMap<(Class, u32), Place>,
    /// Who holds the newest secret of a class and must not.
    pub leavers: BTreeMap<Class, Leavers>,
    /// The roles each user has had, oldest first.
    pub tenures: BTreeMap<UserId, Vec<Tenure>>,
    /// Where each revoked device was revoked.
    pub revocations: BTreeMap<DeviceId, Place>,
    /// The server's keys.
    pub server_keys: Option<ServerKeys>,
    /// The field catalogue.
    pub catalogue: Catalogue,
    /// The purposes.
    pub purposes: Registry,
    /// Every published text version.
    pub texts: BTreeMap<(TextId, u32, String), TextVersion>,
    /// What users have to know.
    pub policy: Option<TrainingPolicy>,
    /// Where the first of such policies stands, and until when its notice runs.
    pub first_policy: Option<Place>,
    /// What users acknowledged, oldest first.
    pub trainings: BTreeMap<UserId, Vec<TrainingRecord>>,
    /// The oldest formats that count.
    pub formats: Formats,
    /// Databases that replaced others, oldest first.
    pub restores: Vec<Restore>,
    /// Statements that wait for a second signer.
    pub waiting: Vec<Waiting>,
    /// Hash of every statement, the first one first.
    pub hashes: Vec<Hash>,
    /// Number of the newest statement.
    pub n: u64,
    /// Hash of the newest statement.
    pub head: Hash,
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

    /// Gives the hash of the statement of that number; none beyond the log.
    #[must_use]
    pub fn hash_at(&self, n: u64) -> Option<Hash> {
        let place = usize::try_from(n.checked_sub(1)?).ok()?;
        self.hashes.get(place).copied()
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

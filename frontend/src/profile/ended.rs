//! What a device of this profile signs ahead, and what stays known of one that came to its end.

use domain::{DeviceId, Hash, Signature, Timestamp};
use serde::{Deserialize, Serialize};
use sync::store::StoreError;

use super::{ENROLLING, IDENTITIES, NEXT};
use super::{Identity, Profiles, read, write};

const AHEAD: &str = "signed-ahead";
const ENDED: &str = "ended";

/// Signed while the vault was open, so that a locked browser can ask how it stands and say that
/// it wiped itself.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SignedAhead {
    /// The device.
    pub(crate) device: DeviceId,
    /// Under the question.
    pub(crate) ask: Signature,
    /// Under the word that everything is deleted.
    pub(crate) done: Signature,
}

/// A device of this browser that came to its end.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct EndedDevice {
    /// The device.
    pub(crate) device: DeviceId,
    /// When, by the browser's clock.
    pub(crate) at: Timestamp,
    /// Saved changes that nobody took and that stay sealed here.
    pub(crate) kept: u64,
    /// Its signature under the word that everything is deleted.
    pub(crate) done: Option<Signature>,
    /// Whether the server has that word.
    pub(crate) told: bool,
}

impl Profiles {
    /// Every device that this profile is.
    pub(crate) fn identities(&self) -> Vec<Identity> {
        self.kept.borrow().clone()
    }

    /// What a device signed ahead.
    pub(crate) async fn signed_ahead(
        &self,
        device: DeviceId,
    ) -> Result<Option<SignedAhead>, StoreError> {
        let all: Vec<SignedAhead> = read(&self.registry, AHEAD).await?;
        Ok(all.into_iter().find(|signed| signed.device == device))
    }

    /// Keeps what a device signed ahead.
    pub(crate) async fn sign_ahead(&self, signed: SignedAhead) -> Result<(), StoreError> {
        let mut all: Vec<SignedAhead> = read(&self.registry, AHEAD).await?;
        all.retain(|other| other.device != signed.device);
        all.push(signed);
        write(&self.registry, AHEAD, &all).await
    }

    /// Devices that came to their end here, the last one last.
    pub(crate) async fn ended(&self) -> Result<Vec<EndedDevice>, StoreError> {
        read(&self.registry, ENDED).await
    }

    /// Keeps what is known of a device that came to its end.
    pub(crate) async fn set_ended(&self, ended: EndedDevice) -> Result<(), StoreError> {
        let mut all: Vec<EndedDevice> = self.ended().await?;
        all.retain(|other| other.device != ended.device);
        all.push(ended);
        write(&self.registry, ENDED, &all).await
    }

    /// Keeps the keys of a device whose data goes: they open what nobody took. Without the log
    /// there is none to be compared with what was seen.
    pub(crate) async fn keep_keys(&self, mut identity: Identity) -> Result<(), StoreError> {
        identity.seen = (0, Hash([0; 32]));
        self.keep(identity).await
    }

    /// Forgets a device with its keys.
    pub(crate) async fn forget(&self, device: DeviceId) -> Result<(), StoreError> {
        let is_other = |identity: &Identity| identity.device.device != device;
        let mut identities = self.identities();
        identities.retain(is_other);
        write(&self.registry, IDENTITIES, &identities).await?;
        *self.kept.borrow_mut() = identities;
        let enrolling = self.enrolling.borrow().clone().filter(is_other);
        write(&self.registry, ENROLLING, &enrolling).await?;
        *self.enrolling.borrow_mut() = enrolling;
        let next = self.next.borrow().clone();
        let next = next.filter(|next| next.device != device);
        write(&self.registry, NEXT, &next).await?;
        *self.next.borrow_mut() = next;
        let mut ahead: Vec<SignedAhead> = read(&self.registry, AHEAD).await?;
        ahead.retain(|signed| signed.device != device);
        write(&self.registry, AHEAD, &ahead).await
    }
}

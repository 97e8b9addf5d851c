//! The keyring of an unlocked device: callers name slots, keys stay inside.
//!
//! Locking, signing out and handing over are one act: drop the keyring.

use std::collections::BTreeMap;

use domain::record::{Class, DekWrap};
use domain::{DeviceId, OrgId, Signature, SubjectId, UserId};

use crate::device::DeviceKeys;
use crate::hazmat::hmac::HmacKey;
use crate::secret::hide;

mod capture;
mod class;
pub(crate) mod class_secret;
mod dek;
mod file;
mod local;
mod rewrap;
mod value;

pub use capture::CaptureKeys;
use class_secret::ClassSecret;
use dek::DekSlot;
pub use local::{LocalKey, LocalPlace};
pub use value::SealedField;

/// The keys an unlocked device holds for its user in one organisation.
pub struct Keyring {
    pub(crate) org: OrgId,
    user: UserId,
    device: DeviceId,
    pub(crate) keys: DeviceKeys,
    classes: BTreeMap<(Class, u32), ClassSecret>,
    /// Data keys that opened a value before.
    deks: BTreeMap<DekSlot, HmacKey>,
    /// Data keys made here that no list of confirmed wraps has shown yet; none for one that was.
    unconfirmed: BTreeMap<(SubjectId, Class, u32), Option<DekWrap>>,
}

hide!(Keyring);

impl Keyring {
    /// Opens a keyring with the device's unwrapped keys; it reads no class yet.
    #[must_use]
    pub const fn new(org: OrgId, user: UserId, device: DeviceId, keys: DeviceKeys) -> Self {
        Self {
            org,
            user,
            device,
            keys,
            classes: BTreeMap::new(),
            deks: BTreeMap::new(),
            unconfirmed: BTreeMap::new(),
        }
    }

    /// Signs `context | 0x00 | message` with the device's key.
    #[must_use]
    pub fn sign(&self, context: &str, message: &[u8]) -> Signature {
        self.keys.signing.sign(context, message)
    }

    /// Signs bytes that carry their own context, such as those of a write proof.
    #[must_use]
    pub fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        self.keys.signing.sign_bytes(bytes)
    }

    /// Says whether the device holds a secret of the class, of any epoch.
    #[must_use]
    pub fn reads(&self, class: Class) -> bool {
        self.classes.keys().any(|(held, _)| *held == class)
    }

    /// Says whether the device holds the secret of exactly this epoch.
    #[must_use]
    pub fn holds(&self, class: Class, epoch: u32) -> bool {
        self.classes.contains_key(&(class, epoch))
    }

    /// Drops all secrets and data keys of a class, after a lost role or lapsed training.
    pub fn forget(&mut self, class: Class) {
        for (place, secret) in core::mem::take(&mut self.classes) {
            if place.0 != class {
                self.classes.insert(place, secret);
            }
        }
        for (place, wrap) in core::mem::take(&mut self.unconfirmed) {
            if place.1 != class {
                self.unconfirmed.insert(place, wrap);
            }
        }
        // Those of other classes come back with their wraps.
        self.deks = BTreeMap::new();
    }

    /// Gives the keys of the device, to wrap them anew under another passphrase.
    #[must_use]
    pub const fn device_keys(&self) -> &DeviceKeys {
        &self.keys
    }
}

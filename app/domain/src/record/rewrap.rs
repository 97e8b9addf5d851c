//! A data key wrapped again for a newer epoch, and the word of another reader that it opens
//! (`security.md`, section 3, DEKs).

use serde::{Deserialize, Serialize};

use crate::record::{Class, DekWrap};
use crate::{DeviceId, Hash, OrgId, Signature, SubjectId};

/// The context of re-wrap signatures.
pub const RE_WRAP_CONTEXT: &str = "souhlas/v1/re-wrap";
/// The context of signatures under confirmations.
pub const CONFIRMATION_CONTEXT: &str = "souhlas/v1/wrap-confirmation";

/// A wrap that a reader adds beside an older one of the same data key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReWrap {
    /// The new wrap.
    pub wrap: DekWrap,
    /// Number of the new wrap among those of its data key; it is taken once.
    pub number: u32,
    /// SHA-256 of the bytes of the wrap it was made from.
    pub before: Hash,
    /// The device that made it.
    pub device: DeviceId,
    /// Ed25519 by the device.
    pub signature: Signature,
}

/// The word of a reader of another user that a new wrap holds the same data key; only then may
/// the older wrap go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrapConfirmation {
    /// The subject.
    pub subject: SubjectId,
    /// The class.
    pub class: Class,
    /// The data key.
    pub dek: [u8; 8],
    /// Number of the new wrap.
    pub number: u32,
    /// SHA-256 of the bytes of the older wrap.
    pub before: Hash,
    /// SHA-256 of the bytes of the new wrap.
    pub wrap: Hash,
    /// The device that opened both.
    pub device: DeviceId,
    /// Ed25519 by the device.
    pub signature: Signature,
}

impl ReWrap {
    /// Gives the signed message: every part with its length in four bytes before it.
    #[must_use]
    pub fn signed_bytes(&self, org: OrgId) -> Vec<u8> {
        let wrap = Hash::of(self.wrap.wrap.as_slice());
        message(&[
            RE_WRAP_CONTEXT.as_bytes(),
            org.as_bytes(),
            self.wrap.subject.as_bytes(),
            self.wrap.class.as_str().as_bytes(),
            &self.wrap.dek,
            &self.wrap.epoch.to_be_bytes(),
            &self.number.to_be_bytes(),
            self.before.as_slice(),
            wrap.as_slice(),
            self.device.as_bytes(),
        ])
    }
}

impl WrapConfirmation {
    /// Gives the signed message: every part with its length in four bytes before it.
    #[must_use]
    pub fn signed_bytes(&self, org: OrgId) -> Vec<u8> {
        message(&[
            CONFIRMATION_CONTEXT.as_bytes(),
            org.as_bytes(),
            self.subject.as_bytes(),
            self.class.as_str().as_bytes(),
            &self.dek,
            &self.number.to_be_bytes(),
            self.before.as_slice(),
            self.wrap.as_slice(),
            self.device.as_bytes(),
        ])
    }

    /// Says whether it speaks of exactly this re-wrap, and not in its maker's own name.
    #[must_use]
    pub fn is_of(&self, made: &ReWrap) -> bool {
        self.names(made) && self.device != made.device
    }

    /// Says whether it speaks of exactly this re-wrap, whoever speaks: a user who is alone confirms
    /// their own, with the recovery wrap of the epoch in the place of another user.
    #[must_use]
    pub fn names(&self, made: &ReWrap) -> bool {
        (self.subject, self.class, self.dek, self.number)
            == (
                made.wrap.subject,
                made.wrap.class,
                made.wrap.dek,
                made.number,
            )
            && self.before == made.before
            && self.wrap == Hash::of(made.wrap.wrap.as_slice())
    }
}

fn message(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        let length = u32::try_from(part.len()).expect("a part is a label, an id or a hash");
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

#[cfg(test)]
mod tests;

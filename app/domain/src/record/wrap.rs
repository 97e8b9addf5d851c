//! Wrapped keys as they travel and rest: opaque to everyone but a reader.

use serde::{Deserialize, Serialize};

use crate::record::Class;
use crate::{Bytes, DeviceId, Hash, SubjectId};

/// A wrapped data key of one subject and class; it lives in the key store only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DekWrap {
    /// The subject.
    pub subject: SubjectId,
    /// The class.
    pub class: Class,
    /// Random id, also in the envelope.
    pub dek: [u8; 8],
    /// Epoch of the class secret it is wrapped for.
    pub epoch: u32,
    /// How it is wrapped.
    pub form: WrapForm,
    /// The wrap itself; its layout belongs to `crypto`.
    pub wrap: Bytes,
}

/// The two ways a data key is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WrapForm {
    /// AES-256-GCM under the class key, by a reader.
    ClassKey,
    /// HPKE to ClassIntake, by who may seal but not read.
    Intake,
}

/// A class secret sealed by HPKE to one device (or to the recovery key, without `device`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassSecretWrap {
    /// The class.
    pub class: Class,
    /// The epoch.
    pub epoch: u32,
    /// The receiving device; none for the recovery key.
    pub device: Option<DeviceId>,
    /// Hash of the `class_epoch` statement bound into it.
    pub statement: Hash,
    /// The wrap; its layout belongs to `crypto`.
    pub wrap: Bytes,
}

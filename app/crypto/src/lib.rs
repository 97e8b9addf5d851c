#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod attachment;
pub mod binding;
pub mod device;
pub mod enrolment;
pub mod entropy;
pub mod envelope;
pub mod error;
pub mod export;
pub mod invite;
pub mod keyring;
pub mod kit;
pub mod passphrase;
pub mod platform;
pub mod recovery;
pub mod root;
pub mod sealed_copy;
pub mod signature;
pub mod words;

mod hazmat;
mod secret;

#[cfg(test)]
#[path = "../tests/browser/attribute.rs"]
mod browser;

pub use binding::Binding;
pub use device::DeviceKeys;
pub use enrolment::EnrolmentCode;
pub use entropy::Entropy;
pub use error::CryptoError;
pub use invite::InviteSecret;
pub use keyring::{CaptureKeys, Keyring, LocalKey, SealedField};
pub use kit::Kit;
pub use recovery::RecoveryKey;
pub use root::OrgRoot;
pub use signature::{verify, verify_bytes};

/// What a function of this crate gives.
pub type Result<T> = core::result::Result<T, CryptoError>;

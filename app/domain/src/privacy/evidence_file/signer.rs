//! Who signed: the names and keys that the header tells.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{DeviceId, PublicKey, Timestamp};

/// The longest name, in characters.
const MAX_NAME: usize = 64;

/// The name of a signer in a file: letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct SignerId(String);

/// A text that names no signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no name of a signer: up to 64 letters, digits and hyphens")]
pub struct NoSignerId;

impl TryFrom<String> for SignerId {
    type Error = NoSignerId;

    fn try_from(name: String) -> Result<Self, NoSignerId> {
        let named = (1..=MAX_NAME).contains(&name.len());
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if named && name.bytes().all(plain) {
            Ok(Self(name))
        } else {
            Err(NoSignerId)
        }
    }
}

impl SignerId {
    /// Names a device, by its id.
    #[must_use]
    pub fn device(device: DeviceId) -> Self {
        Self(device.to_string())
    }

    /// Names a witness key of the server, by the statement of the organisation log that made it
    /// known.
    #[must_use]
    pub fn server(statement: u64) -> Self {
        Self(format!("server-{statement}"))
    }
}

impl core::fmt::Display for SignerId {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A key that signed events, and when it could.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignerKey {
    /// The Ed25519 public key.
    pub ed25519: PublicKey,
    /// What it belongs to.
    pub kind: SignerKind,
    /// Since when the organisation log names it.
    pub valid_from: Timestamp,
    /// Until when; absent while it is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Timestamp>,
}

/// What a signing key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignerKind {
    /// A device of staff.
    Device,
    /// The server, for persons in the portal and for itself.
    Server,
}

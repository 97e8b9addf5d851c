//! What the screen of a new device shows: its public keys and the session number
//! (`security.md`, section 2, "New device").
//!
//! `version 1 | session 16 | org 16 | user 16 | device 16 | root 32 | signing 32 | agreement 32`;
//! as text `SOUHLAS-DEVICE:` and base64url. All of it goes into the twelve words.

use domain::bytes::{from_base64url, to_base64url};
use domain::{DeviceId, OrgId, PublicKey, UserId};

use crate::hazmat::signing;
use crate::words::{Comparison, ComparisonWords};
use crate::{CryptoError, Result};

const VERSION: u8 = 1;
const PREFIX: &str = "SOUHLAS-DEVICE:";

/// A new device as it shows itself to the camera of an unlocked one; nothing in it is secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnrolmentCode {
    /// The number of the enrolment session.
    pub session: [u8; 16],
    /// The organisation.
    pub org: OrgId,
    /// The user who has signed in at the new device.
    pub user: UserId,
    /// The new device.
    pub device: DeviceId,
    /// The OrgRoot that the new device was served; the old one compares it with its own.
    pub root: PublicKey,
    /// Its signing key.
    pub signing: PublicKey,
    /// Its agreement key.
    pub agreement: PublicKey,
}

impl EnrolmentCode {
    /// Gives the bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [
            [VERSION].as_slice(),
            &self.session,
            self.org.as_bytes(),
            self.user.as_bytes(),
            self.device.as_bytes(),
            self.root.as_slice(),
            self.signing.as_slice(),
            self.agreement.as_slice(),
        ]
        .concat()
    }

    /// Reads the bytes.
    ///
    /// # Errors
    /// [`CryptoError::Format`] for another version or length, or keys that no device makes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let ([VERSION], rest) = bytes.split_first_chunk().ok_or(CryptoError::Format)? else {
            return Err(CryptoError::Format);
        };
        let (ids, keys) = rest.split_at_checked(64).ok_or(CryptoError::Format)?;
        let ([session, org, user, device], []) = ids.as_chunks::<16>() else {
            return Err(CryptoError::Format);
        };
        let ([root, signing, agreement], []) = keys.as_chunks::<32>() else {
            return Err(CryptoError::Format);
        };
        let code = Self {
            session: *session,
            org: OrgId::from_bytes(*org),
            user: UserId::from_bytes(*user),
            device: DeviceId::from_bytes(*device),
            root: PublicKey(*root),
            signing: PublicKey(*signing),
            agreement: PublicKey(*agreement),
        };
        let usable = [&code.root, &code.signing]
            .into_iter()
            .all(signing::is_sound)
            && code.signing != code.agreement;
        usable.then_some(code).ok_or(CryptoError::Format)
    }

    /// Gives the text of the QR code.
    #[must_use]
    pub fn to_text(&self) -> String {
        [PREFIX, &to_base64url(&self.to_bytes())].concat()
    }

    /// Reads the text of a QR code.
    ///
    /// # Errors
    /// [`CryptoError::Format`] for any other text.
    pub fn from_text(text: &str) -> Result<Self> {
        let bytes = text.strip_prefix(PREFIX).and_then(from_base64url);
        Self::from_bytes(&bytes.ok_or(CryptoError::Format)?)
    }

    /// Gives the twelve words to be typed where the old device has no camera; takes a tenth of a
    /// second, so it belongs in a worker.
    #[must_use]
    pub fn words(&self) -> ComparisonWords {
        Comparison::NewDevice.words(&[&self.to_bytes()])
    }
}

#[cfg(test)]
mod tests;

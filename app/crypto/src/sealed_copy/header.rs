//! The one place where a copy opens, and what of it stands in front of the copy.

use domain::record::{CopyFront, CopyPurpose, CopyRecipient};
use domain::{CopyId, Hash, OrgId, Timestamp};

use crate::hazmat::agreement::Context;
use crate::hazmat::parts::Parts;
use crate::{CryptoError, Result};

/// The one place where a copy opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyPlace {
    /// The organisation.
    pub org: OrgId,
    /// Random id of the copy.
    pub copy: [u8; 16],
    /// What it is for.
    pub purpose: CopyPurpose,
    /// Who opens it.
    pub recipient: CopyRecipient,
    /// The instant from which it opens no more.
    pub expires: Timestamp,
}

/// The front of a copy: its place and the hash of its manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyHeader {
    /// Where the copy opens.
    pub place: CopyPlace,
    /// SHA-256 of the bytes of the [`super::Manifest`].
    pub manifest: Hash,
}

impl CopyHeader {
    /// Reads the front of a copy of an organisation; nothing in it is proven before the copy
    /// opens.
    ///
    /// # Errors
    /// [`CryptoError::Format`] for another version, an unknown purpose or recipient, or bytes
    /// that are too short.
    pub fn read(org: OrgId, sealed: &[u8]) -> Result<Self> {
        let front = CopyFront::read(sealed).ok_or(CryptoError::Format)?;
        let place = CopyPlace {
            org,
            copy: *front.copy.as_bytes(),
            purpose: front.purpose,
            recipient: front.recipient,
            expires: front.expires,
        };
        Ok(Self {
            place,
            manifest: front.manifest,
        })
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let place = &self.place;
        let front = CopyFront {
            copy: CopyId::from_bytes(place.copy),
            purpose: place.purpose,
            recipient: place.recipient,
            expires: place.expires,
            manifest: self.manifest,
        };
        front.to_bytes()
    }

    /// What is bound into key and content: the organisation and every field of the header.
    pub(super) fn parts(&self) -> Parts {
        Parts::new()
            .add(self.place.org.as_bytes())
            .add(&self.place.copy)
            .add(&[self.place.purpose.number()])
            .add(&[self.place.recipient.number()])
            .add(&self.place.expires.as_millis().to_be_bytes())
            .add(self.manifest.as_slice())
    }
}

pub(super) const fn context(org: OrgId) -> Context<'static> {
    Context {
        name: "copy",
        org,
        class: None,
        device: None,
        statement: None,
    }
}

//! What stands in front of a copy, readable by everyone and bound into it.

use domain::{Hash, OrgId, Timestamp};

use crate::hazmat::agreement::Context;
use crate::hazmat::parts::Parts;
use crate::{CryptoError, Result};

const FORMAT: [u8; 2] = [1, 1];
/// Length in bytes.
pub(super) const LENGTH: usize = 2 + 16 + 1 + 1 + 8 + 32;

/// What a copy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyPurpose {
    /// The person's own data (Art. 15).
    Access,
    /// Data in a form to take along or hand on (Art. 20).
    Portability,
    /// Approved help by support.
    Support,
    /// Disclosure to another controller.
    Disclosure,
}

/// Who opens a copy, and so with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyRecipient {
    /// The person, with a one-time secret.
    Person,
    /// A supporter, with a one-time key.
    Support,
    /// Another controller, with a one-time key.
    Controller,
}

impl CopyPurpose {
    const ALL: [(u8, Self); 4] = [
        (1, Self::Access),
        (2, Self::Portability),
        (3, Self::Support),
        (4, Self::Disclosure),
    ];
}

impl CopyRecipient {
    const ALL: [(u8, Self); 3] = [(1, Self::Person), (2, Self::Support), (3, Self::Controller)];

    /// Says whether such a recipient opens with a one-time secret, not with a one-time key.
    #[must_use]
    pub const fn has_secret(self) -> bool {
        matches!(self, Self::Person)
    }
}

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
        let header = sealed.get(..LENGTH).ok_or(CryptoError::Format)?;
        let rest = header.strip_prefix(&FORMAT).ok_or(CryptoError::Format)?;
        let (copy, rest) = rest.split_first_chunk().ok_or(CryptoError::Format)?;
        let ([purpose, recipient], rest) = rest.split_first_chunk().ok_or(CryptoError::Format)?;
        let (expires, manifest) = rest.split_first_chunk().ok_or(CryptoError::Format)?;
        let place = CopyPlace {
            org,
            copy: *copy,
            purpose: find(&CopyPurpose::ALL, *purpose)?,
            recipient: find(&CopyRecipient::ALL, *recipient)?,
            expires: Timestamp::from_millis(i64::from_be_bytes(*expires)),
        };
        Ok(Self {
            place,
            manifest: Hash::from_slice(manifest).ok_or(CryptoError::Format)?,
        })
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        [
            FORMAT.as_slice(),
            &self.place.copy,
            &self.kinds(),
            &self.place.expires.as_millis().to_be_bytes(),
            self.manifest.as_slice(),
        ]
        .concat()
    }

    /// What is bound into key and content: the organisation and every field of the header.
    pub(super) fn parts(&self) -> Parts {
        let [purpose, recipient] = self.kinds();
        Parts::new()
            .add(self.place.org.as_bytes())
            .add(&self.place.copy)
            .add(&[purpose])
            .add(&[recipient])
            .add(&self.place.expires.as_millis().to_be_bytes())
            .add(self.manifest.as_slice())
    }

    fn kinds(&self) -> [u8; 2] {
        [
            number(&CopyPurpose::ALL, self.place.purpose),
            number(&CopyRecipient::ALL, self.place.recipient),
        ]
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

fn find<T: Copy>(all: &[(u8, T)], wanted: u8) -> Result<T> {
    all.iter()
        .find(|(number, _)| *number == wanted)
        .map(|(_, value)| *value)
        .ok_or(CryptoError::Format)
}

fn number<T: PartialEq>(all: &[(u8, T)], wanted: T) -> u8 {
    all.iter()
        .find(|(_, value)| *value == wanted)
        .map(|(number, _)| *number)
        .expect("every kind has a number")
}

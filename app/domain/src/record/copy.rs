//! What stands in front of a sealed copy, readable by everyone and bound into it
//! (`security.md`, section 2).

mod manifest;

use serde::{Deserialize, Serialize};

pub use manifest::{CopyField, CopyManifest};

use crate::{CopyId, Hash, Timestamp};

const FORMAT: [u8; 2] = [1, 1];

/// What a copy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyRecipient {
    /// The person, with a one-time secret.
    Person,
    /// A supporter, with a one-time key.
    Support,
    /// Another controller, with a one-time key.
    Controller,
}

/// The front of a copy; nothing in it is proven before the copy opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyFront {
    /// Random id of the copy.
    pub copy: CopyId,
    /// What it is for.
    pub purpose: CopyPurpose,
    /// Who opens it.
    pub recipient: CopyRecipient,
    /// The instant from which it opens no more.
    pub expires: Timestamp,
    /// SHA-256 of the bytes of the [`CopyManifest`].
    pub manifest: Hash,
}

impl CopyPurpose {
    /// Gives the number on the wire.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Access => 1,
            Self::Portability => 2,
            Self::Support => 3,
            Self::Disclosure => 4,
        }
    }

    fn of(number: u8) -> Option<Self> {
        [
            Self::Access,
            Self::Portability,
            Self::Support,
            Self::Disclosure,
        ]
        .into_iter()
        .find(|known| known.number() == number)
    }

    /// Says whether a copy for this purpose goes to such a recipient.
    #[must_use]
    pub const fn goes_to(self, recipient: CopyRecipient) -> bool {
        match self {
            Self::Access => matches!(recipient, CopyRecipient::Person),
            Self::Portability => {
                matches!(recipient, CopyRecipient::Person | CopyRecipient::Controller)
            }
            Self::Support => matches!(recipient, CopyRecipient::Support),
            Self::Disclosure => matches!(recipient, CopyRecipient::Controller),
        }
    }
}

impl CopyRecipient {
    /// Gives the number on the wire.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Person => 1,
            Self::Support => 2,
            Self::Controller => 3,
        }
    }

    fn of(number: u8) -> Option<Self> {
        [Self::Person, Self::Support, Self::Controller]
            .into_iter()
            .find(|known| known.number() == number)
    }

    /// Says whether such a recipient opens with a one-time secret, not with a one-time key.
    #[must_use]
    pub const fn has_secret(self) -> bool {
        matches!(self, Self::Person)
    }
}

impl CopyFront {
    /// Length in bytes: `version 1 | suite 1 | copy 16 | purpose 1 | recipient 1 | expires 8 |
    /// manifest 32`.
    pub const LENGTH: usize = 2 + 16 + 1 + 1 + 8 + 32;
    /// A copy lives at most this long: 14 days.
    pub const LONGEST_LIFE_MILLIS: i64 = 14 * 24 * 60 * 60 * 1_000;

    /// Reads the front of a copy; none for another version, an unknown purpose or recipient, or
    /// bytes that are too short.
    #[must_use]
    pub fn read(sealed: &[u8]) -> Option<Self> {
        let rest = sealed.get(..Self::LENGTH)?.strip_prefix(&FORMAT)?;
        let (copy, rest) = rest.split_first_chunk()?;
        let ([purpose, recipient], rest) = rest.split_first_chunk()?;
        let (expires, manifest) = rest.split_first_chunk()?;
        Some(Self {
            copy: CopyId::from_bytes(*copy),
            purpose: CopyPurpose::of(*purpose)?,
            recipient: CopyRecipient::of(*recipient)?,
            expires: Timestamp::from_millis(i64::from_be_bytes(*expires)),
            manifest: Hash::from_slice(manifest)?,
        })
    }

    /// Writes it as it stands in front of a copy.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [
            FORMAT.as_slice(),
            self.copy.as_bytes(),
            &[self.purpose.number(), self.recipient.number()],
            &self.expires.as_millis().to_be_bytes(),
            self.manifest.as_slice(),
        ]
        .concat()
    }

    /// Says whether it lives at a moment and not longer than allowed from then on.
    #[must_use]
    pub fn lives(&self, now: Timestamp) -> bool {
        now < self.expires && self.expires <= now.plus_millis(Self::LONGEST_LIFE_MILLIS)
    }
}

//! Words that two people compare, or one person types, to see that two devices mean the same.
//!
//! The transcript is hashed, stretched with Argon2id, and cut into words of eleven bits.

use domain::{DeviceId, InviteId, OrgId, PublicKey, UserId};

use crate::hazmat::kdf;
use crate::hazmat::parts::Parts;
use crate::kit::words::word;
use sha2::{Digest, Sha256};

/// Argon2id: 19 MiB, two passes, one lane. Never changed: both ends must find the same words.
const COSTS: (u32, u32, u32) = (19_456, 2, 1);
const BITS_PER_WORD: usize = 11;

/// What is compared; words of one comparison say nothing in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// An invitation by server mail: 10 words, compared by both.
    Invitation,
    /// Support access: 10 words, compared by both.
    Lockbox,
    /// Help of two recovery holders: 10 words, compared by requester and second holder.
    Recovery,
    /// A new device without a camera at the old one: 12 words, typed.
    NewDevice,
}

/// The words of one transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonWords(Vec<String>);

impl Comparison {
    /// Gives the words of a transcript; takes a tenth of a second, so it belongs in a worker.
    #[must_use]
    pub fn words(self, parts: &[&[u8]]) -> ComparisonWords {
        let transcript = parts
            .iter()
            .fold(Parts::labelled(self.label()), |transcript, part| {
                transcript.add(part)
            });
        let mut bits = [0; 32];
        kdf::argon2id(
            &Sha256::digest(transcript.as_slice()),
            self.label().as_bytes(),
            COSTS,
            &mut bits,
        )
        .expect("the costs are within reach of Argon2id and the label is a long enough salt");
        let words = (0..self.count()).map(|place| word(eleven_bits(&bits, place * BITS_PER_WORD)));
        ComparisonWords(words.collect())
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Invitation => "souhlas/v1/words/invitation",
            Self::Lockbox => "souhlas/v1/words/lockbox",
            Self::Recovery => "souhlas/v1/words/recovery",
            Self::NewDevice => "souhlas/v1/words/new-device",
        }
    }

    const fn count(self) -> usize {
        match self {
            Self::Invitation | Self::Lockbox | Self::Recovery => 10,
            Self::NewDevice => 12,
        }
    }
}

impl ComparisonWords {
    /// Gives the words in order.
    #[must_use]
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }

    /// Says whether exactly these words were typed; case and what stands between them do not
    /// matter.
    #[must_use]
    pub fn matches(&self, typed: &str) -> bool {
        typed
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .eq(self.0.iter().map(String::as_str))
    }
}

impl core::fmt::Display for ComparisonWords {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// The keys with which a new device wants to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvitedDevice {
    /// The invited user.
    pub user: UserId,
    /// The device.
    pub device: DeviceId,
    /// Its signing key.
    pub signing: PublicKey,
    /// Its agreement key.
    pub agreement: PublicKey,
}

/// Gives the words that administrator and invitee compare after an invitation by server mail.
///
/// `root` is the OrgRoot that the administrator pins and that the invitee was shown.
#[must_use]
pub fn invitation(
    org: OrgId,
    root: &PublicKey,
    invite: InviteId,
    device: &InvitedDevice,
) -> ComparisonWords {
    Comparison::Invitation.words(&[
        org.as_bytes(),
        root.as_slice(),
        invite.as_bytes(),
        device.user.as_bytes(),
        device.device.as_bytes(),
        device.signing.as_slice(),
        device.agreement.as_slice(),
    ])
}

/// Gives the words that approver and supporter compare for the supporter's one-time key.
#[must_use]
pub fn lockbox(org: OrgId, supporter: UserId, key: &PublicKey) -> ComparisonWords {
    Comparison::Lockbox.words(&[org.as_bytes(), supporter.as_bytes(), key.as_slice()])
}

fn eleven_bits(bytes: &[u8], start: usize) -> u16 {
    (start..start + BITS_PER_WORD).fold(0, |bits, place| {
        let bit = bytes
            .get(place / 8)
            .map_or(0, |byte| (byte >> (7 - place % 8)) & 1);
        (bits << 1) | u16::from(bit)
    })
}

#[cfg(test)]
mod tests;

//! The evidence file of consent ledgers: its lines, their writing and strict reading
//! (specification 16).
//!
//! Every line is canonical JSON (L-5) and ends with a line feed. The header comes first. Then the
//! ledgers follow in the order of `head`, each from event 1 to the number its head names, without
//! a gap: an erased event says no more than its place, so only the order tells whose it is.

mod keys;
mod member;
mod read;
mod signer;

pub use keys::signer_keys;
pub use read::{LineError, LineFault, MAX_LINE, read_header, read_line};
pub use signer::{NoSignerId, SignerId, SignerKey, SignerKind};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::canonical::{self, CanonicalError};
use crate::privacy::{Body, Entry, Registry, Stamp};
use crate::{Hash, OrgId, Signature, SubjectId, Timestamp};

/// The first line: what the ledgers are checked against.
///
/// Nothing signs it. Whoever relies on a file compares the organisation, the heads and the keys
/// with what was told by another way, such as receipts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The format of the file.
    pub format: Format,
    /// The organisation.
    pub org: OrgId,
    /// When the file was written, by the server's clock.
    pub exported_at: Timestamp,
    /// The newest event of every person in the file.
    pub head: BTreeMap<SubjectId, ChainHead>,
    /// Whoever signed an event.
    pub keys: BTreeMap<SignerId, SignerKey>,
    /// The purposes that the states are folded under.
    pub policy: Registry,
}

/// The formats of evidence files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// The first one.
    #[serde(rename = "souhlas/ledger/1")]
    V1,
}

/// Where a person's ledger ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainHead {
    /// Number of the newest event, from 1.
    pub subject_seq: u64,
    /// Its link.
    pub link: Hash,
}

/// A line after the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// An event.
    Event(Box<EventLine>),
    /// An event after the end of its evidence life (L-8).
    Erased(ErasedLine),
}

/// An event with its place and its signer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventLine {
    /// What the writer signed.
    pub body: Body,
    /// What the server added.
    pub stamp: Stamp,
    /// `event_hash` of the body (L-6).
    pub event_hash: Hash,
    /// Whose key signed it.
    pub signer: SignerId,
    /// The signature over `event_hash`.
    pub signature: Signature,
    /// The link before this event.
    pub prev_link: Hash,
    /// The link of this event.
    pub link: Hash,
}

/// What stays of an event after the end of its evidence life (L-8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErasedLine {
    /// Its number in the ledger.
    pub subject_seq: u64,
    /// `event_hash` of the body that is gone; nothing is left to check it by.
    pub event_hash: Hash,
    /// Its link.
    pub link: Hash,
}

impl Header {
    /// Writes the first line, with its line feed.
    ///
    /// # Errors
    /// When a text of the policy has no canonical form.
    pub fn to_line(&self) -> Result<Vec<u8>, CanonicalError> {
        line_of(self)
    }
}

impl EventLine {
    /// Puts an accepted event beside the signer that its body names.
    ///
    /// # Errors
    /// When the stored body is not the canonical form of one.
    pub fn of(
        entry: &Entry,
        signer: impl FnOnce(&Body) -> SignerId,
    ) -> Result<Self, CanonicalError> {
        let body = entry.event.body()?;
        Ok(Self {
            signer: signer(&body),
            body,
            stamp: entry.stamp.clone(),
            event_hash: entry.event_hash,
            signature: entry.event.signature,
            prev_link: entry.prev_link,
            link: entry.link,
        })
    }
}

impl Line {
    /// Writes the line, with its line feed.
    ///
    /// # Errors
    /// When a text or number has no canonical form.
    pub fn to_line(&self) -> Result<Vec<u8>, CanonicalError> {
        match self {
            Self::Event(event) => line_of(event),
            Self::Erased(erased) => line_of(erased),
        }
    }
}

fn line_of<T: Serialize>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    let mut line = canonical::to_bytes(value)?;
    line.push(b'\n');
    Ok(line)
}

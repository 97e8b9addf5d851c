//! Sealed values as everyone but a reader sees them: opaque bytes with their binding and proof.

mod proof;

pub use proof::SIGNATURE_CONTEXT;

use serde::{Deserialize, Serialize};

use crate::record::Class;
use crate::{Bytes, DeviceId, Hash, OpId, Signature, SubjectId};

/// An encrypted field value; subject and class are those of the moment of writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedValue {
    /// The class whose key opens the value.
    pub class: Class,
    /// The subject bound into the value.
    pub subject: SubjectId,
    /// Envelope v1 (security design, section 3).
    pub envelope: Bytes,
    /// Who wrote it; checked by the reading client.
    pub proof: Box<WriteProof>,
}

/// Schema of an envelope whose value is the key of a sealed file; no other value has it.
pub const FILE_SCHEMA: u16 = 0x8001;

/// Shortest envelope v1: header, commitment, one step of padding, tag.
const SHORTEST: usize = 60 + 32 + 64 + 16;

impl SealedValue {
    /// Gives the version byte of the envelope.
    #[must_use]
    pub fn version(&self) -> Option<u8> {
        self.envelope.as_slice().first().copied()
    }

    /// Gives the class epoch in the head of an envelope v1; none for anything else, which no
    /// client can open.
    #[must_use]
    pub fn epoch(&self) -> Option<u32> {
        self.head().map(|(_, epoch)| epoch)
    }

    /// Says whether it holds the key of a sealed file, whose bytes lie elsewhere under the id of
    /// the record.
    #[must_use]
    pub fn holds_file_key(&self) -> bool {
        self.head().is_some_and(|(schema, _)| schema == FILE_SCHEMA)
    }

    /// Schema and class epoch in the head of an envelope v1.
    fn head(&self) -> Option<(u16, u32)> {
        let envelope = self.envelope.as_slice();
        let head = envelope.get(..8).filter(|_| envelope.len() >= SHORTEST)?;
        match *head {
            [1, 1, y, z, a, b, c, d] => {
                Some((u16::from_be_bytes([y, z]), u32::from_be_bytes([a, b, c, d])))
            }
            _ => None,
        }
    }
}

/// The device's signature over the operation that wrote a sealed value.
///
/// Signed bytes: `"souhlas/v1/op" | org | op id | record | base version | catalogue version |
/// log head number | log head hash | release hash | envelope hashes | wrap hashes`, each part
/// length-prefixed; a device without a release signs an empty part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteProof {
    /// The writing device.
    pub device: DeviceId,
    /// The operation.
    pub op: OpId,
    /// Version of the record that the operation was based on; 0 for a new one.
    pub base_version: u64,
    /// Version of the signed field catalogue in force on the device.
    pub catalogue_version: u32,
    /// Number of the newest organisation-log statement the device knew.
    pub log_n: u64,
    /// Hash of that statement.
    pub log_hash: Hash,
    /// The hash of the list of the client that wrote it; none for a device without a browser, and
    /// for a client that was shipped without a list.
    pub release: Option<Hash>,
    /// SHA-256 of each envelope of the operation, in field order.
    pub envelopes: Vec<Hash>,
    /// SHA-256 of each new DEK wrap of the operation.
    pub wraps: Vec<Hash>,
    /// Ed25519 by the device.
    pub signature: Signature,
}

//! The bytes a write proof signs.

use super::WriteProof;
use crate::{Hash, OrgId, RecordId};

/// The context of write-proof signatures.
pub const SIGNATURE_CONTEXT: &str = "souhlas/v1/op";

impl WriteProof {
    /// Gives the signed message: every part with its length in four bytes before it.
    #[must_use]
    pub fn signed_bytes(&self, org: OrgId, record: RecordId) -> Vec<u8> {
        let envelopes: Vec<u8> = self.envelopes.iter().flat_map(|hash| hash.0).collect();
        let wraps: Vec<u8> = self.wraps.iter().flat_map(|hash| hash.0).collect();
        let parts: [&[u8]; 11] = [
            SIGNATURE_CONTEXT.as_bytes(),
            org.as_bytes(),
            self.op.as_bytes(),
            record.as_bytes(),
            &self.base_version.to_be_bytes(),
            &self.catalogue_version.to_be_bytes(),
            &self.log_n.to_be_bytes(),
            self.log_hash.as_slice(),
            self.release.as_ref().map_or(&[], Hash::as_slice),
            &envelopes,
            &wraps,
        ];
        let mut bytes = Vec::new();
        for part in parts {
            let length = u32::try_from(part.len())
                .expect("a part is a fixed id or at most a few hundred hashes");
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}

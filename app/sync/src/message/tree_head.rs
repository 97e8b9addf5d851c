//! `POST /sync/head`: the newest signed tree head of the audit, asked for with each pull
//! (security design, section 6).

use domain::canonical::{self, CanonicalError};
use domain::organisation::DatabaseEpoch;
use domain::{Bytes, DeviceId, Hash, OrgId, Signature, Timestamp};
use serde::{Deserialize, Serialize};

/// The format of heads that this build writes and reads.
pub const TREE_HEAD_FORMAT: u32 = 1;

const CONTEXT: &str = "souhlas/v1/tree-head";
/// The longest head in readable form.
const MAX_TEXT: usize = 1_024;

/// How far the audit goes, and the root of the RFC 9162 tree over the hashes of its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreeHead {
    /// Format version.
    pub v: u32,
    /// The organisation.
    pub org: OrgId,
    /// The database.
    pub epoch: DatabaseEpoch,
    /// So many entries.
    pub size: u64,
    /// Root of the tree.
    pub root: Hash,
    /// When it was signed, by the server's clock.
    pub at: Timestamp,
}

/// A head with the signature of the server's tree-head key, which the log names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedTreeHead {
    /// The head.
    pub head: TreeHead,
    /// Ed25519 over [`TreeHead::signed_bytes`].
    pub signature: Signature,
}

/// Asks for the newest head, proven against what the device holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadRequest {
    /// The device.
    pub device: DeviceId,
    /// Size of the head it holds of this database; 0 for none.
    pub since: u64,
    /// Number of an entry that a signed restore names; 0 for none.
    pub entry: u64,
}

/// The newest head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadAnswer {
    /// The head.
    pub head: SignedTreeHead,
    /// `PROOF(since, D[size])` of RFC 9162, section 2.1.4; empty where nothing was added.
    pub consistency: Bytes,
    /// `PATH(entry - 1, D[size])` of RFC 9162, section 2.1.3; empty where none was asked for.
    pub inclusion: Bytes,
}

impl TreeHead {
    /// Gives the signed message: every part with its length in four bytes before it.
    #[must_use]
    pub fn signed_bytes(&self) -> Vec<u8> {
        let parts: [&[u8]; 7] = [
            CONTEXT.as_bytes(),
            &self.v.to_be_bytes(),
            self.org.as_bytes(),
            &self.epoch.0.to_be_bytes(),
            &self.size.to_be_bytes(),
            self.root.as_slice(),
            &self.at.as_millis().to_be_bytes(),
        ];
        let mut bytes = Vec::new();
        for part in parts {
            let length = u32::try_from(part.len()).expect("a part is at most 32 bytes");
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}

impl SignedTreeHead {
    /// Gives the one line that people keep elsewhere.
    ///
    /// # Panics
    /// When the size is larger than canonical JSON takes numbers, which no head that fits is.
    #[must_use]
    pub fn to_text(&self) -> String {
        let bytes = canonical::to_bytes(self).expect("a head holds ids, hashes and safe integers");
        String::from_utf8(bytes).expect("JSON is UTF-8")
    }

    /// Reads that line.
    ///
    /// # Errors
    /// When it is anything but a head as it was written.
    pub fn parse(text: &str) -> Result<Self, CanonicalError> {
        canonical::parse(text.trim().as_bytes(), MAX_TEXT)
    }
}

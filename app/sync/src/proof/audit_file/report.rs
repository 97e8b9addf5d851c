//! The header of a file, and what a file that holds says.

use domain::canonical::{self, CanonicalError};
use domain::{PublicKey, Timestamp};
use serde::{Deserialize, Serialize};

use crate::message::tree_head::SignedTreeHead;

const MAX_HEADER: usize = 2_048;

/// The first line of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditHeader {
    /// The format of the file.
    pub format: AuditFormat,
    /// When it was written.
    pub exported_at: Timestamp,
    /// The head of exactly the entries that follow.
    pub head: SignedTreeHead,
    /// The server's tree-head key.
    pub key: PublicKey,
}

/// The formats there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuditFormat {
    /// The first one.
    #[serde(rename = "souhlas/audit/1")]
    V1,
}

/// What a verified file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// Its header.
    pub header: AuditHeader,
    /// The kept head it goes on from.
    pub kept: Option<SignedTreeHead>,
}

impl AuditHeader {
    /// Makes the header of a file.
    #[must_use]
    pub const fn of(exported_at: Timestamp, head: SignedTreeHead, key: PublicKey) -> Self {
        Self {
            format: AuditFormat::V1,
            exported_at,
            head,
            key,
        }
    }

    /// Reads a first line, without its line feed.
    ///
    /// # Errors
    /// When it is no header in canonical form.
    pub fn read(line: &[u8]) -> Result<Self, CanonicalError> {
        canonical::parse(line, MAX_HEADER)
    }

    /// Writes the line.
    ///
    /// # Errors
    /// When the size of the head is no safe integer.
    pub fn to_line(&self) -> Result<Vec<u8>, CanonicalError> {
        let mut line = canonical::to_bytes(self)?;
        line.push(b'\n');
        Ok(line)
    }
}

/// One line for the head, and one for the kept head: `head` or `kept`, size, root, instant.
impl core::fmt::Display for AuditReport {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        line(f, "head", &self.header.head)?;
        match &self.kept {
            Some(kept) => line(f, "kept", kept),
            None => Ok(()),
        }
    }
}

fn line(
    f: &mut core::fmt::Formatter<'_>,
    word: &str,
    signed: &SignedTreeHead,
) -> core::fmt::Result {
    let head = &signed.head;
    writeln!(f, "{word} {} {} {}", head.size, head.root, head.at)
}

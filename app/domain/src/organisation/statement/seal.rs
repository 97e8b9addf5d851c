//! Hashing and reading of statements.

use super::{SignedStatement, Statement};
use crate::canonical::{self, CanonicalError};
use crate::{Hash, OrgId};

/// The largest statement; a catalogue or text fits many times.
pub const MAX_STATEMENT: usize = 256 * 1024;

/// The context of statement signatures.
pub const SIGNATURE_CONTEXT: &str = "souhlas/v1/statement-sig";

impl SignedStatement {
    /// Reads the statement.
    ///
    /// # Errors
    /// When the bytes are not the canonical form of a statement.
    pub fn read(&self) -> Result<Statement, CanonicalError> {
        canonical::parse(self.statement.as_slice(), MAX_STATEMENT)
    }

    /// Gives the hash of the statement.
    #[must_use]
    pub fn hash(&self) -> Hash {
        hash(self.statement.as_slice())
    }
}

impl Statement {
    /// Writes the canonical form, which is what gets signed and stored.
    ///
    /// # Errors
    /// When a text is not NFC, a number too large, or the statement too long.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        let bytes = canonical::to_bytes(self)?;
        if bytes.len() > MAX_STATEMENT {
            return Err(CanonicalError::TooLarge);
        }
        Ok(bytes)
    }
}

/// Gives the hash of a statement in canonical form.
fn hash(statement: &[u8]) -> Hash {
    canonical::tagged_hash("souhlas/v1/statement", statement)
}

/// The bytes a statement's signature is over.
#[must_use]
pub fn signing_bytes(hash: &Hash) -> Vec<u8> {
    canonical::in_context(SIGNATURE_CONTEXT, hash.as_slice())
}

/// What the first statement names as the one before it.
#[must_use]
pub fn genesis(org: OrgId) -> Hash {
    canonical::tagged_hash("souhlas/v1/statement-genesis", org.as_bytes())
}

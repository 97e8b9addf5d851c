//! Writing statements of the organisation log.

use domain::canonical::{self, CanonicalError};
use domain::organisation::statement::genesis;
use domain::organisation::{Organisation, SignedStatement, Signer, Statement, StatementBody};
use domain::{Bytes, Hash, OrgId, Signature, Timestamp};

/// The context statements are signed in.
pub(crate) const CONTEXT: &str = "souhlas/v1/statement-sig";

/// The end of a log, where the next statement goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Writer {
    org: OrgId,
    n: u64,
    prev: Hash,
}

/// A statement that still needs its signature.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    bytes: Vec<u8>,
    /// What is signed, in [`CONTEXT`].
    pub(crate) hash: Hash,
}

impl Writer {
    /// Starts an empty log.
    pub(crate) fn start(org: OrgId) -> Self {
        Self {
            org,
            n: 0,
            prev: genesis(org),
        }
    }

    /// Goes on after the newest statement.
    pub(crate) const fn after(organisation: &Organisation) -> Self {
        Self {
            org: organisation.id,
            n: organisation.n,
            prev: organisation.head,
        }
    }

    /// Writes the next statement.
    pub(crate) fn draft(
        &mut self,
        signer: Signer,
        at: Timestamp,
        content: StatementBody,
    ) -> Result<Draft, CanonicalError> {
        let statement = Statement {
            v: 1,
            org: self.org,
            n: self.n + 1,
            prev: self.prev,
            signer,
            at,
            content,
        };
        let bytes = canonical::to_bytes(&statement)?;
        let hash = canonical::tagged_hash("souhlas/v1/statement", &bytes);
        self.n += 1;
        self.prev = hash;
        Ok(Draft { bytes, hash })
    }
}

impl Draft {
    /// Adds the signature over the hash.
    pub(crate) fn signed(self, signature: Signature) -> SignedStatement {
        SignedStatement {
            statement: Bytes(self.bytes),
            signature,
        }
    }
}

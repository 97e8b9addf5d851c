//! Why a file of the audit does not hold, and where.

use domain::canonical::CanonicalError;
use thiserror::Error;

/// Why a file is refused; nothing in it is to be relied on then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AuditFileError {
    /// There is no line.
    #[error("the file has no line")]
    Empty,
    /// The first line cannot be read.
    #[error("line 1 is no header of this format: {0}")]
    Header(CanonicalError),
    /// The head is not signed with the key that the header names.
    #[error("the signature of the tree head does not fit the key of the header")]
    HeadSignature,
    /// The first entry that does not hold.
    #[error("broken at entry {n} (line {line}): {fault}")]
    Broken {
        /// Its number.
        n: u64,
        /// Its line.
        line: usize,
        /// What is wrong with it.
        fault: AuditFault,
    },
    /// The tree over the entries has another root than the signed one.
    #[error("the entries are not those of the signed tree head: their root is another one")]
    Root,
    /// Something follows the last entry.
    #[error("line {line} stands after the last entry that the tree head names")]
    Surplus {
        /// Its line.
        line: usize,
    },
    /// The kept head is not signed with the same key.
    #[error("the kept head is not signed with the key of this file")]
    KeptSignature,
    /// The kept head is of another organisation or database.
    #[error(
        "the kept head is of another organisation or database: only a signed restore in the \
         organisation's log may name both"
    )]
    KeptOfOther,
    /// The audit is shorter than it was.
    #[error("the audit shrank: it has {size} entries, the kept head {kept}")]
    Shrunk {
        /// So many entries.
        size: u64,
        /// So many when the head was kept.
        kept: u64,
    },
    /// The audit began otherwise when the head was kept.
    #[error("the audit is forked: its first {size} entries are others than those of the kept head")]
    Forked {
        /// So many when the head was kept.
        size: u64,
    },
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AuditFault {
    /// The file ends before it.
    #[error("the file ends before it")]
    CutShort,
    /// The line cannot be read.
    #[error("the line cannot be read")]
    Malformed,
    /// Another number stands here.
    #[error("entry {0} stands in its place")]
    OutOfOrder(u64),
    /// The hash is not that of the entry behind the one before.
    #[error("its hash does not follow from the entry and the one before")]
    Chain,
}

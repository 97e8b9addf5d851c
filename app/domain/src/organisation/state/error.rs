//! Why statements are refused.

use thiserror::Error;

use super::Unlawful;

/// Why a statement is refused; nothing of it is applied then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LogError {
    /// Not canonical JSON or not a known statement.
    #[error("statement {n} is malformed")]
    Malformed {
        /// Its place.
        n: u64,
    },
    /// It does not follow the statement before.
    #[error("statement {n} does not follow the one before")]
    Broken {
        /// Its place.
        n: u64,
    },
    /// The signer has no right to this kind, or is unknown or revoked.
    #[error("statement {n} is signed by someone without the right")]
    WithoutRight {
        /// Its place.
        n: u64,
    },
    /// The signature does not fit.
    #[error("statement {n} has a wrong signature")]
    Signature {
        /// Its place.
        n: u64,
    },
    /// The log starts at another root, or is shorter or other than the pinned head.
    #[error("the log is not the one this device trusts")]
    Pinned,
    /// What it says is unlawful; asked of new statements only.
    #[error("statement {n} is unlawful: {why}")]
    Unlawful {
        /// Its place.
        n: u64,
        /// Everything found.
        why: Unlawful,
    },
    /// Its format is older than the organisation allows.
    #[error("statement {n} is of a format that counts no more")]
    OldFormat {
        /// Its place.
        n: u64,
    },
    /// Its format, or one it demands, is newer than this build knows.
    #[error("statement {n} needs a newer version of Souhlas")]
    NewerFormat {
        /// Its place.
        n: u64,
    },
    /// A field would move to a weaker class.
    #[error("statement {n} moves a field to a weaker class")]
    WeakerClass {
        /// Its place.
        n: u64,
    },
}

//! What is wrong with what a server serves, in a form that can be kept and shown.

use domain::organisation::{DatabaseEpoch, LogError};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a device does not trust what it is served; each has a stable code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum Alert {
    /// The log starts at another root than the pinned one.
    #[error("the log starts at another root key than the one this device trusts")]
    ForeignRoot,
    /// The log ends before a statement this device has seen.
    #[error("the log ends at statement {served}, this device has seen {seen}")]
    ShorterLog {
        /// Number of its last statement.
        served: u64,
        /// Number of the highest statement seen.
        seen: u64,
    },
    /// Another statement stands at a place this device has seen.
    #[error("statement {n} is another one than this device has seen")]
    OtherStatement {
        /// The place.
        n: u64,
    },
    /// A statement is missing before this one.
    #[error("statement {n} does not follow the one before")]
    BrokenLog {
        /// Its place.
        n: u64,
    },
    /// A statement cannot be read or says what none may say.
    #[error("statement {n} is malformed")]
    MalformedStatement {
        /// Its place.
        n: u64,
    },
    /// The signer has no right to state this.
    #[error("statement {n} is signed by someone without the right")]
    SignerWithoutRight {
        /// Its place.
        n: u64,
    },
    /// The signature does not fit.
    #[error("statement {n} has a wrong signature")]
    WrongSignature {
        /// Its place.
        n: u64,
    },
    /// A sealed field would become plain or move to a weaker class.
    #[error("statement {n} moves a field to a weaker class")]
    WeakerClass {
        /// Its place.
        n: u64,
    },
    /// A statement of a format that counts no more.
    #[error("statement {n} is of a format that counts no more")]
    OldFormat {
        /// Its place.
        n: u64,
    },
    /// The organisation writes a format that this build does not know.
    #[error("statement {n} needs a newer version of Souhlas")]
    NewerFormat {
        /// Its place.
        n: u64,
    },
    /// An operation names a statement that the server does not serve.
    #[error("a colleague's device has seen statement {named}, the server serves {served}")]
    WithheldStatements {
        /// Number of the last statement served.
        served: u64,
        /// Number of the statement named.
        named: u64,
    },
    /// A colleague's device has seen another statement at a place of this log.
    #[error("a colleague's device has seen another statement {n}")]
    WriterSawOther {
        /// The place.
        n: u64,
    },
    /// Another database without a signed `restore` that leads to it.
    #[error("the server shows another database")]
    OtherDatabase {
        /// The database this device knows.
        known: DatabaseEpoch,
        /// The one that is served.
        served: DatabaseEpoch,
    },
}

impl Alert {
    /// Gives the stable code that texts are found by.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ForeignRoot => "foreign_root",
            Self::ShorterLog { .. } => "shorter_log",
            Self::OtherStatement { .. } => "other_statement",
            Self::BrokenLog { .. } => "broken_log",
            Self::MalformedStatement { .. } => "malformed_statement",
            Self::SignerWithoutRight { .. } => "signer_without_right",
            Self::WrongSignature { .. } => "wrong_signature",
            Self::WeakerClass { .. } => "weaker_class",
            Self::OldFormat { .. } => "old_format",
            Self::NewerFormat { .. } => "newer_format",
            Self::WithheldStatements { .. } => "withheld_statements",
            Self::WriterSawOther { .. } => "writer_saw_other",
            Self::OtherDatabase { .. } => "other_database",
        }
    }

    /// Says whether nothing new is sealed from then on. What an operation of a colleague claims
    /// is told and stops nobody: one changed client must not stop all others.
    #[must_use]
    pub const fn stops_sealing(&self) -> bool {
        match self {
            Self::WithheldStatements { .. }
            | Self::WriterSawOther { .. }
            | Self::OtherDatabase { .. } => false,
            Self::ForeignRoot
            | Self::ShorterLog { .. }
            | Self::OtherStatement { .. }
            | Self::BrokenLog { .. }
            | Self::MalformedStatement { .. }
            | Self::SignerWithoutRight { .. }
            | Self::WrongSignature { .. }
            | Self::WeakerClass { .. }
            | Self::OldFormat { .. }
            | Self::NewerFormat { .. } => true,
        }
    }
}

impl From<LogError> for Alert {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Malformed { n } | LogError::Unlawful { n, .. } => {
                Self::MalformedStatement { n }
            }
            LogError::Broken { n } => Self::BrokenLog { n },
            LogError::WithoutRight { n } => Self::SignerWithoutRight { n },
            LogError::Signature { n } => Self::WrongSignature { n },
            LogError::Pinned => Self::ForeignRoot,
            LogError::OldFormat { n } => Self::OldFormat { n },
            LogError::NewerFormat { n } => Self::NewerFormat { n },
            LogError::WeakerClass { n } => Self::WeakerClass { n },
        }
    }
}

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
    /// The audit is shorter than the head this device holds.
    #[error("the audit has {served} entries, this device has seen {seen}")]
    ShorterAudit {
        /// So many are served.
        served: u64,
        /// So many were there.
        seen: u64,
    },
    /// The audit is another one than this device has seen, or than the signed restore names.
    #[error("the first {n} entries of the audit are others than before")]
    OtherAudit {
        /// Up to this entry.
        n: u64,
    },
    /// The server does not prove that the audit only grew.
    #[error("no proof that the audit of {served} entries begins with the {seen} seen before")]
    UnprovenHead {
        /// So many are served.
        served: u64,
        /// So many were there.
        seen: u64,
    },
    /// The head of the audit is not signed by the server's key in the log, or of no known format.
    #[error("the head of the audit with {n} entries has a wrong signature")]
    WrongHead {
        /// Its size.
        n: u64,
    },
    /// The head of the audit was signed before the one this device holds.
    #[error("the head of the audit with {n} entries is from before the last one")]
    EarlierHead {
        /// Its size.
        n: u64,
    },
    /// The server gives no head, or one that lacks what it acknowledged.
    #[error("the server withholds the head of the audit after {seen} entries")]
    WithheldHead {
        /// So many were there.
        seen: u64,
    },
    /// A record or a sealed value of it is older than the held one.
    #[error("version {served} of a record is served, this device holds {held}")]
    OlderRecord {
        /// The version that is served.
        served: u64,
        /// The version that is held, and stays.
        held: u64,
    },
    /// Another sealed value stands at a version that this device holds.
    #[error("version {version} of a record is another one than this device holds")]
    OtherRecord {
        /// The version.
        version: u64,
    },
    /// Another entry stands at a place of a person's ledger that this device holds.
    #[error("entry {n} of a ledger is another one than this device holds")]
    OtherEntry {
        /// The place.
        n: u64,
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
            Self::ShorterAudit { .. } => "shorter_audit",
            Self::OtherAudit { .. } => "other_audit",
            Self::UnprovenHead { .. } => "unproven_head",
            Self::WrongHead { .. } => "wrong_head",
            Self::EarlierHead { .. } => "earlier_head",
            Self::WithheldHead { .. } => "withheld_head",
            Self::OlderRecord { .. } => "older_record",
            Self::OtherRecord { .. } => "other_record",
            Self::OtherEntry { .. } => "other_entry",
        }
    }

    /// Says whether nothing new is sealed from then on. What an operation of a colleague claims
    /// is told and stops nobody: one changed client must not stop all others. An audit or data
    /// that went back are told too; whom values are sealed for does not depend on them.
    #[must_use]
    pub const fn stops_sealing(&self) -> bool {
        match self {
            Self::WithheldStatements { .. }
            | Self::WriterSawOther { .. }
            | Self::OtherDatabase { .. }
            | Self::ShorterAudit { .. }
            | Self::OtherAudit { .. }
            | Self::UnprovenHead { .. }
            | Self::WrongHead { .. }
            | Self::EarlierHead { .. }
            | Self::WithheldHead { .. }
            | Self::OlderRecord { .. }
            | Self::OtherRecord { .. }
            | Self::OtherEntry { .. } => false,
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

//! Why a file of another system is refused, or ours cannot be written: with the place.

use serde::Serialize;
use thiserror::Error;

/// A refusal of one place in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Error)]
#[error("{path}: {why}")]
pub struct Refused {
    /// The place, such as `$.services[0].purposes[1].termination`.
    pub path: String,
    /// The reason.
    pub why: Why,
}

/// The reason of a refusal; the names are stable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The document is longer than allowed.
    #[error("longer than allowed")]
    TooLarge,
    /// Lists and objects lie in one another more often than allowed.
    #[error("nested too deep")]
    TooDeep,
    /// Not JSON: a trailing comma, a comment, half a document.
    #[error("not JSON at line {line}, column {column}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A key stands twice, or two spellings of it.
    #[error("the key stands twice")]
    DuplicateKey,
    /// A mandatory member is missing or empty.
    #[error("missing")]
    Missing,
    /// The member has another type.
    #[error("not {expected}")]
    WrongType {
        /// What was expected.
        expected: &'static str,
    },
    /// The format has no such member.
    #[error("no member of this format")]
    UnknownMember,
    /// A context that is not bundled; nothing is fetched.
    #[error("a context that is not bundled")]
    UnknownContext,
    /// A profile or version that is not read here.
    #[error("an unknown profile")]
    UnknownProfile,
    /// A status the profile does not have.
    #[error("an unknown consent status")]
    UnknownStatus,
    /// The legal basis is not consent.
    #[error("the legal basis is not consent")]
    NotConsent,
    /// No instant and no date of the calendar.
    #[error("no instant and no date")]
    BadInstant,
    /// An instant that lies ahead.
    #[error("an instant in the future")]
    Future,
    /// The same identifier came before.
    #[error("the identifier stands twice")]
    DuplicateId,
    /// The person is named by something that looks like an address.
    #[error("the person is not pseudonymous")]
    NotPseudonymous,
    /// A time that cannot be in seconds.
    #[error("the timestamp is not in seconds")]
    TimestampNotSeconds,
    /// Disclosure to a third party without its name, or a name without disclosure.
    #[error("disclosure and name of the third party disagree")]
    ThirdParty,
    /// `sensitive` and `spiCat` disagree.
    #[error("sensitive and spiCat disagree")]
    Sensitive,
    /// The format has no words for this state.
    #[error("not expressible in this format")]
    NotExpressible,
    /// No country code of ISO 3166-1.
    #[error("no country code of ISO 3166-1")]
    UnknownCountry,
}

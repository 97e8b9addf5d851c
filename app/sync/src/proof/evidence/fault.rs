//! Why a file does not hold, and where.

use domain::SubjectId;
use domain::privacy::evidence_file::{LineError, SignerId};
use thiserror::Error;

/// Why a file is refused; nothing in it is to be relied on then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EvidenceError {
    /// There is no line.
    #[error("the file has no line")]
    Empty,
    /// The first line cannot be read.
    #[error("line 1 is no header of this format: {0}")]
    Header(LineError),
    /// The first event that does not hold.
    #[error("broken at subject_seq {subject_seq} of {subject} (line {line}): {fault}")]
    Broken {
        /// Its line.
        line: usize,
        /// Whose ledger.
        subject: SubjectId,
        /// Its number in the ledger.
        subject_seq: u64,
        /// What is wrong with it.
        fault: Fault,
    },
    /// Something follows the last event of the last ledger.
    #[error("line {line} stands after the last event that the header names")]
    Surplus {
        /// Its line.
        line: usize,
    },
}

/// What is wrong with an event.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The file ends before it.
    #[error("the file ends before it")]
    CutShort,
    /// The line cannot be read.
    #[error("the line cannot be read: {0}")]
    Malformed(LineError),
    /// The event belongs to another organisation.
    #[error("it belongs to another organisation")]
    OtherOrganisation,
    /// The event belongs to another person.
    #[error("it belongs to another person")]
    OtherSubject,
    /// Another number stands here.
    #[error("event {0} stands in its place")]
    OutOfOrder(u64),
    /// The hash is not that of the body.
    #[error("event_hash is not the hash of the body")]
    EventHash,
    /// The link before it is another one.
    #[error("prev_link is not the link of the event before")]
    PrevLink,
    /// The link does not follow from hash and stamp.
    #[error("link does not follow from prev_link, event_hash and stamp")]
    Link,
    /// The event stood in the ledger before.
    #[error("the same event stands in this ledger twice")]
    Twice,
    /// The number in the organisation does not rise.
    #[error("org_seq is not higher than that of the event before")]
    OrgSeq,
    /// It was received after the file was written.
    #[error("it was received after the file was written")]
    AfterExport,
    /// The header has no such key.
    #[error("the header has no key of its signer {0}")]
    UnknownSigner(SignerId),
    /// The signer cannot have written this event.
    #[error(
        "its signer {0} cannot have written it: a device signs its own events, the server those of nobody's device"
    )]
    WrongSigner(SignerId),
    /// The key did not exist yet.
    #[error("the key of its signer {0} was not valid yet")]
    KeyTooYoung(SignerId),
    /// The key was ended before.
    #[error("the key of its signer {0} was valid no more")]
    KeyEnded(SignerId),
    /// The signature does not fit.
    #[error("its signature does not fit the key of its signer {0}")]
    Signature(SignerId),
    /// The ledger ends otherwise than the header says.
    #[error("the ledger ends with another link than the header says")]
    Head,
}

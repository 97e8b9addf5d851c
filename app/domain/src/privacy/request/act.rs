//! What can be done to a request.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Kind;
use super::history::ActName;
use super::identity::{Check, Data, IdentityQuestion};
use super::notification::{Change, Disclosed, TaskAct};
use super::refusal::Draft;
use crate::privacy::deadline::ExtensionReason;
use crate::{DeviceId, Hash, LocalDate, RecipientId, RecordId, RequestId, SubjectId, Timestamp};

/// One act on a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The person is told that the request came in.
    Acknowledge,
    /// It asks again for what an earlier active request asks.
    MarkDuplicate(Master),
    /// The person takes it back.
    TakeBack,
    /// A question about the identity is sent.
    AskIdentity {
        /// The question.
        question: IdentityQuestion,
        /// The person's contact points on file.
        known: Vec<RecordId>,
    },
    /// A question about what is meant is sent.
    AskClarification {
        /// Whether the request is very broad; only then the clock of an access request stops.
        very_broad: bool,
    },
    /// The assessment begins, or goes on without an answer, which then moves no due date.
    Assess,
    /// The person answers the open question; an unanswered case refused by X-3 reopens.
    TakeAnswer,
    /// The notice of the longer deadline is sent.
    Extend {
        /// The ground.
        reason: ExtensionReason,
        /// The ground in words for the person.
        words: String,
    },
    /// The whole is refused.
    Refuse(Draft),
    /// A part is refused, the rest is done.
    RefuseInPart {
        /// The refusal.
        draft: Draft,
        /// The data that is left out.
        left_out: BTreeSet<Data>,
    },
    /// What was asked for begins to be done.
    Fulfil {
        /// An open access request of the same person; an erasure waits for its copy.
        open_access: Option<RequestId>,
    },
    /// Devices still have to acknowledge.
    AwaitDevices(Vec<Awaited>),
    /// The answer is sent, with these files.
    Deliver(Vec<SealedFile>),
    /// Nothing more is to be done.
    Close,
    /// The person or the officer takes it up again.
    Reopen,
    /// It turns out whose request it is.
    NameSubject(SubjectId),
    /// The identity is checked.
    Identify(Check),
    /// The reasoned answer to a refusal is sent.
    SendAnswer,
    /// A device acknowledges.
    DeviceAcknowledged(DeviceId),
    /// Recipients of the data must hear of a change.
    NotifyRecipients {
        /// The change.
        change: Change,
        /// The disclosures of the changed data.
        disclosed: Vec<Disclosed>,
    },
    /// The telling of one recipient moves.
    MoveTask {
        /// The recipient.
        to: RecipientId,
        /// Of which change.
        change: Change,
        /// How.
        act: TaskAct,
    },
    /// The person downloads a file of the answer.
    Download(RecordId),
}

/// What a duplicate has to know of its master.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Master {
    /// The master.
    pub id: RequestId,
    /// Its person.
    pub subject: Option<SubjectId>,
    /// Its kind.
    pub kind: Kind,
    /// Its date of receipt.
    pub received: LocalDate,
}

/// A sealed file of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedFile {
    /// The record that holds it.
    pub file: RecordId,
    /// SHA-256 of the sealed bytes.
    pub sha256: Hash,
}

/// A device that has to acknowledge, and the end of its lease.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Awaited {
    /// The device.
    pub device: DeviceId,
    /// When its lease ends; afterwards it opens nothing.
    pub lease_ends: Timestamp,
}

impl Act {
    /// Gives the name that the history keeps.
    #[must_use]
    pub const fn name(&self) -> ActName {
        match self {
            Self::Acknowledge => ActName::Acknowledge,
            Self::MarkDuplicate(_) => ActName::MarkDuplicate,
            Self::TakeBack => ActName::TakeBack,
            Self::AskIdentity { .. } => ActName::AskIdentity,
            Self::AskClarification { .. } => ActName::AskClarification,
            Self::Assess => ActName::Assess,
            Self::TakeAnswer => ActName::TakeAnswer,
            Self::Extend { .. } => ActName::Extend,
            Self::Refuse(_) => ActName::Refuse,
            Self::RefuseInPart { .. } => ActName::RefuseInPart,
            Self::Fulfil { .. } => ActName::Fulfil,
            Self::AwaitDevices(_) => ActName::AwaitDevices,
            Self::Deliver(_) => ActName::Deliver,
            Self::Close => ActName::Close,
            Self::Reopen => ActName::Reopen,
            Self::NameSubject(_) => ActName::NameSubject,
            Self::Identify(_) => ActName::Identify,
            Self::SendAnswer => ActName::SendAnswer,
            Self::DeviceAcknowledged(_) => ActName::DeviceAcknowledged,
            Self::NotifyRecipients { .. } => ActName::NotifyRecipients,
            Self::MoveTask { .. } => ActName::MoveTask,
            Self::Download(_) => ActName::Download,
        }
    }
}

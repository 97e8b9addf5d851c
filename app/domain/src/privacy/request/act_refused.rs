//! Why an act on a request is refused.

use thiserror::Error;

use super::State;
use super::history::ActName;
use super::identity::{ClaimantError, Level, QuestionError};
use super::notification::TaskError;
use super::refusal::RefusalError;
use crate::privacy::deadline::ClockError;
use crate::{DeviceId, RequestId};

/// Why an act is refused; the request stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ActRefused {
    /// The table does not list the transition.
    #[error("{from:?} does not become {to:?}")]
    NotListed {
        /// The state.
        from: State,
        /// The state it would lead to.
        to: State,
    },
    /// A device creates `received` only.
    #[error("a device only notes requests")]
    DeviceOnlyNotes,
    /// The act is not for who did it.
    #[error("{0:?} is for somebody else to do")]
    NotForAuthor(ActName),
    /// The history already holds something later.
    #[error("earlier than the last entry of the history")]
    EarlierThanHistory,
    /// The request is closed; only recipients are still told, files downloaded, and devices heard.
    #[error("the request is closed")]
    CaseClosed,
    /// The other request is not the master of this one.
    #[error("not the master of this request")]
    NotMaster,
    /// The clock refuses.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The identity question is not lawful (10.5).
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// No question waits for an answer.
    #[error("no question is open")]
    NoQuestionOpen,
    /// A case that waits for an answer reopens by the answer only.
    #[error("the identity question is still open")]
    QuestionOpen,
    /// The wait of X-3 is not over, or nobody was asked.
    #[error("the identity was not asked for, or the wait is not over")]
    IdentityNotAskedInVain,
    /// The identity shown is not enough (10.5).
    #[error("identity level {shown:?}, needed {needed:?}")]
    IdentityTooLow {
        /// What is needed.
        needed: Level,
        /// What was shown.
        shown: Level,
    },
    /// Who asks may not receive the answer.
    #[error(transparent)]
    Claimant(#[from] ClaimantError),
    /// An identity check lies in the future.
    #[error("the check lies in the future")]
    CheckInFuture,
    /// It is known already whose request it is.
    #[error("the request has a person")]
    SubjectKnown,
    /// The refusal lacks something or uses the wrong ground (10.7).
    #[error(transparent)]
    Refusal(#[from] RefusalError),
    /// The erasure waits for the access copy.
    #[error("the erasure runs after the open access copy")]
    AccessCopyFirst {
        /// The access request.
        request: RequestId,
    },
    /// A device is silent and its lease lives.
    #[error("a device has not acknowledged and its lease lives")]
    DeviceSilent {
        /// The device.
        device: DeviceId,
    },
    /// No such device, recipient or file belongs to the request.
    #[error("nothing of this name belongs to the request")]
    Unknown,
    /// A refused request closes only after the reasoned answer was sent.
    #[error("the reasoned answer was not sent")]
    AnswerNotSent,
    /// No reasoned answer waits to be sent.
    #[error("no reasoned answer waits to be sent")]
    NothingToSend,
    /// The task does not move.
    #[error(transparent)]
    Task(#[from] TaskError),
    /// The file was downloaded before, or its time is over.
    #[error("the file can no longer be downloaded")]
    DownloadOver,
}

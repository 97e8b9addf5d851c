//! The states of a request and the transitions between them (specification 10.2, Q-2).

use serde::{Deserialize, Serialize};

/// The state of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It came in; the clock runs from receipt.
    Received,
    /// The person was told that it came in.
    Acknowledged,
    /// A question about the identity is open.
    IdentityPending,
    /// A question about a very broad request is open.
    ClarificationPending,
    /// The privacy officer assesses it.
    InAssessment,
    /// The longer deadline was announced in time.
    Extended,
    /// What was asked for is being done.
    InFulfilment,
    /// Done, except on devices that have not answered yet.
    AwaitingDeviceAck,
    /// The person has the answer.
    Delivered,
    /// A part was refused with reasons.
    PartiallyRefused,
    /// The whole was refused with reasons.
    Refused,
    /// The person took the request back.
    WithdrawnBySubject,
    /// Another active request of the same person and kind came earlier.
    Duplicate,
    /// Nothing more is to be done; the file waits for its retention end.
    Closed,
    /// The person or the officer took up an answered request again.
    Reopened,
}

/// What the clock of a request does in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockMode {
    /// It runs.
    Runs,
    /// It stops if the open question meets X-2, else it runs.
    StopsForQuestion,
    /// It stops once the reasoned answer is sent.
    StopsWithAnswer,
    /// It does not run.
    Stopped,
    /// The clock of the master is the one that counts.
    FollowsMaster,
}

impl State {
    /// All states, in the order of the specification.
    pub const ALL: [Self; 15] = [
        Self::Received,
        Self::Acknowledged,
        Self::IdentityPending,
        Self::ClarificationPending,
        Self::InAssessment,
        Self::Extended,
        Self::InFulfilment,
        Self::AwaitingDeviceAck,
        Self::Delivered,
        Self::PartiallyRefused,
        Self::Refused,
        Self::WithdrawnBySubject,
        Self::Duplicate,
        Self::Closed,
        Self::Reopened,
    ];

    /// Gives the states that may follow; every other one is refused.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Received => &[
                Self::Acknowledged,
                Self::Duplicate,
                Self::WithdrawnBySubject,
            ],
            Self::Acknowledged => &[
                Self::IdentityPending,
                Self::ClarificationPending,
                Self::InAssessment,
                Self::Duplicate,
                Self::WithdrawnBySubject,
            ],
            Self::IdentityPending => &[Self::InAssessment, Self::Refused, Self::WithdrawnBySubject],
            Self::ClarificationPending => &[Self::InAssessment, Self::WithdrawnBySubject],
            Self::InAssessment => &[
                Self::InFulfilment,
                Self::Extended,
                Self::Refused,
                Self::PartiallyRefused,
                Self::IdentityPending,
                Self::ClarificationPending,
                Self::Duplicate,
                Self::WithdrawnBySubject,
            ],
            Self::Extended => &[
                Self::InFulfilment,
                Self::PartiallyRefused,
                Self::Refused,
                Self::WithdrawnBySubject,
            ],
            Self::InFulfilment => &[Self::AwaitingDeviceAck, Self::Delivered],
            Self::AwaitingDeviceAck => &[Self::Delivered],
            Self::Delivered | Self::Refused => &[Self::Closed, Self::Reopened],
            Self::PartiallyRefused => &[Self::Closed, Self::Reopened, Self::InFulfilment],
            Self::WithdrawnBySubject | Self::Duplicate => &[Self::Closed],
            Self::Closed => &[],
            Self::Reopened => &[Self::InAssessment],
        }
    }

    /// Says whether the other state may follow this one.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        self.next().contains(&next)
    }

    /// Gives what the clock does.
    #[must_use]
    pub const fn clock(self) -> ClockMode {
        match self {
            Self::Received
            | Self::Acknowledged
            | Self::InAssessment
            | Self::Extended
            | Self::InFulfilment
            | Self::AwaitingDeviceAck
            | Self::Reopened => ClockMode::Runs,
            Self::IdentityPending | Self::ClarificationPending => ClockMode::StopsForQuestion,
            Self::PartiallyRefused | Self::Refused => ClockMode::StopsWithAnswer,
            Self::Delivered | Self::WithdrawnBySubject | Self::Closed => ClockMode::Stopped,
            Self::Duplicate => ClockMode::FollowsMaster,
        }
    }

    /// Says whether the request still has to be worked on, so that a second one of the same
    /// person and kind is its duplicate.
    #[must_use]
    pub const fn is_active(self) -> bool {
        matches!(self.clock(), ClockMode::Runs | ClockMode::StopsForQuestion)
    }
}

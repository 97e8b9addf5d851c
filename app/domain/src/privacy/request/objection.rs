//! The general objection: what the purpose does while it is weighed and after (Q-5, Art. 21(1)).
//!
//! An objection to direct marketing is not weighed, so nothing here takes one: all that it
//! causes stands in [`Kind::at_receipt`](super::Kind::at_receipt).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::ground::GroundCode;
use super::refusal::{Extent, Refusal};
use super::{Case, Decision, Kind, State};
use crate::Timestamp;

/// How far the weighing of a general objection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Weighing {
    /// Received and not decided.
    Pending,
    /// The person is right.
    Upheld,
    /// Compelling grounds prevail.
    Overridden {
        /// When the person was told; none until then.
        told: Option<Timestamp>,
    },
}

/// What the purpose does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PurposeEffect {
    /// It stands still, and its data is restricted.
    Stopped,
    /// It stays closed for this person, and erasure under Art. 17(1)(c) is proposed.
    ClosedForGood,
    /// It goes on.
    Resumed,
}

/// Why a weighing does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WeighingError {
    /// It was decided before.
    #[error("the objection was decided before")]
    Decided,
    /// Overriding needs the ground `compelling_grounds`.
    #[error("overriding an objection needs compelling grounds")]
    NoCompellingGrounds,
    /// There is nothing to tell the person yet.
    #[error("the objection was not overridden")]
    NotOverridden,
}

impl Weighing {
    /// Reads how far the weighing of a request is; none for any other kind of request. A refusal
    /// of a part, or on another ground than compelling ones, leaves the purpose stopped.
    #[must_use]
    pub fn of(case: &Case) -> Option<Self> {
        let weighing = match case.state() {
            State::InFulfilment | State::AwaitingDeviceAck | State::Delivered => Self::Upheld,
            State::PartiallyRefused | State::Refused | State::Closed => {
                case.decisions().last().map_or(Self::Pending, Self::by)
            }
            State::Received
            | State::Acknowledged
            | State::IdentityPending
            | State::ClarificationPending
            | State::InAssessment
            | State::Extended
            | State::WithdrawnBySubject
            | State::Duplicate
            | State::Reopened => Self::Pending,
        };
        (case.kind() == Kind::ObjectionGeneral).then_some(weighing)
    }

    fn by(decision: &Decision) -> Self {
        match &decision.refusal {
            None => Self::Upheld,
            Some(refusal) if Self::Pending.override_by(refusal).is_ok() => Self::Overridden {
                told: decision.sent_at,
            },
            Some(_on_another_ground) => Self::Pending,
        }
    }

    /// Decides for the person.
    ///
    /// # Errors
    ///
    /// It was decided before.
    pub fn uphold(self) -> Result<Self, WeighingError> {
        match self {
            Self::Pending => Ok(Self::Upheld),
            Self::Upheld | Self::Overridden { .. } => Err(WeighingError::Decided),
        }
    }

    /// Decides against the person, by a refusal that names compelling grounds.
    ///
    /// # Errors
    ///
    /// It was decided before, or the refusal is one of a part or rests on something else.
    pub fn override_by(self, refusal: &Refusal) -> Result<Self, WeighingError> {
        let compelling = |code| code == GroundCode::CompellingGrounds;
        let overrides = refusal.extent == Extent::Whole && refusal.codes().any(compelling);
        match self {
            Self::Pending if overrides => Ok(Self::Overridden { told: None }),
            Self::Pending => Err(WeighingError::NoCompellingGrounds),
            Self::Upheld | Self::Overridden { .. } => Err(WeighingError::Decided),
        }
    }

    /// Notes that the person was told of the overriding.
    ///
    /// # Errors
    ///
    /// It was not overridden.
    pub fn tell(self, at: Timestamp) -> Result<Self, WeighingError> {
        match self {
            Self::Overridden { told } => Ok(Self::Overridden {
                told: told.or(Some(at)),
            }),
            Self::Pending | Self::Upheld => Err(WeighingError::NotOverridden),
        }
    }

    /// Gives what the purpose does at this moment.
    #[must_use]
    pub fn effect(self, now: Timestamp) -> PurposeEffect {
        match self {
            Self::Upheld => PurposeEffect::ClosedForGood,
            Self::Overridden { told: Some(told) } if told <= now => PurposeEffect::Resumed,
            Self::Pending | Self::Overridden { .. } => PurposeEffect::Stopped,
        }
    }
}

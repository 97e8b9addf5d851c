//! The breach register (Arts. 33, 34; specification 12.2): facts, steps and the state they give.

mod checked;
mod facts;
mod preset;
mod state;
mod step;

pub use facts::{Assessment, Facts, Keys, Kind, Occurred, ProcessorReport, Reach};
pub use preset::Preset;
pub use state::BreachState;
pub use step::{Awareness, Exemption, SentNotice, Step, StepKind, SubjectNotice, Taken};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::privacy::deadline::LateWithoutReason;
use crate::{RecordId, Timestamp};

/// One entry of the register; every breach has one, a lost locked tablet too (B-5).
///
/// Its state follows from its steps; a stored entry whose steps do not follow one another cannot
/// be read. Rules about facts are asked when a step is taken, because facts change later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Breach {
    /// The entry.
    pub id: RecordId,
    /// What is known so far; corrected as more becomes known.
    pub facts: Facts,
    steps: Vec<Taken>,
}

/// Why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BreachError {
    /// The state has no such step.
    #[error("{step:?} is no step of a breach that is {state:?}")]
    NotAllowed {
        /// The state.
        state: BreachState,
        /// The step.
        step: StepKind,
    },
    /// The step lies before the one taken last, or tells of something later than itself.
    #[error("{field}: the instants are out of order")]
    OutOfOrder {
        /// The instant in question.
        field: &'static str,
    },
    /// The first notice to the authority came after it was due, without a reason (B-3).
    #[error("delay_reason: {0}")]
    DelayReasonMissing(LateWithoutReason),
    /// Nobody assessed the risk.
    #[error("assessment: the risk is not assessed")]
    RiskNotAssessed,
    /// The risk reaches the threshold, so the authority must be told.
    #[error("assessment: the authority must be told at this risk")]
    NoticeOwed,
    /// The risk is high and the persons were neither told nor lawfully spared (Art. 34).
    #[error("subjects: the persons must be told, or an exemption chosen")]
    SubjectsOwed,
    /// Keys were exposed, or may have been: 34(3)(a) cannot be chosen (B-6).
    #[error("keys: the exemption needs keys that were not exposed")]
    KeysNotSafe,
    /// The device is a leaver's, who may know its passphrase (B-6).
    #[error("leavers_device: a leaver's device never qualifies")]
    LeaversDevice,
}

impl Breach {
    /// Opens an entry as suspected.
    #[must_use]
    pub const fn open(id: RecordId, facts: Facts) -> Self {
        Self {
            id,
            facts,
            steps: Vec::new(),
        }
    }

    /// Takes a step, or changes nothing.
    ///
    /// # Errors
    /// With the rule that refuses it.
    pub fn take(&mut self, taken: Taken) -> Result<BreachState, BreachError> {
        let next = self.next(&taken.step)?;
        checked::check(self, &taken)?;
        self.steps.push(taken);
        Ok(next)
    }

    /// Gives the state.
    #[must_use]
    pub fn state(&self) -> BreachState {
        self.steps
            .iter()
            .fold(BreachState::Suspected, |state, taken| {
                taken.step.kind().from(state).unwrap_or(state)
            })
    }

    /// Gives the steps in the order they were taken.
    #[must_use]
    pub fn steps(&self) -> &[Taken] {
        &self.steps
    }

    /// Gives the awareness that started the clock; opening again does not move it.
    #[must_use]
    pub fn awareness(&self) -> Option<&Awareness> {
        self.steps.iter().find_map(|taken| {
            if let Step::BecomeAware(awareness) = &taken.step {
                Some(awareness)
            } else {
                None
            }
        })
    }

    /// Gives the notices to the authority, the first one, which the clock is about, in front.
    pub fn notices(&self) -> impl Iterator<Item = &SentNotice> {
        self.steps.iter().filter_map(|taken| {
            if let Step::NotifyPartly(notice) | Step::Notify(notice) | Step::FollowUp(notice) =
                &taken.step
            {
                Some(notice)
            } else {
                None
            }
        })
    }

    /// Says whether the authority still waits for its first notice after it was due.
    #[must_use]
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.state() == BreachState::Aware
            && self.notices().next().is_none()
            && self
                .awareness()
                .is_some_and(|aware| aware.clock.is_late(now))
    }

    fn next(&self, step: &Step) -> Result<BreachState, BreachError> {
        let (state, step) = (self.state(), step.kind());
        step.from(state)
            .ok_or(BreachError::NotAllowed { state, step })
    }
}

/// An entry as it is stored.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    id: RecordId,
    facts: Facts,
    steps: Vec<Taken>,
}

impl TryFrom<Stored> for Breach {
    type Error = BreachError;

    fn try_from(stored: Stored) -> Result<Self, BreachError> {
        let mut breach = Self::open(stored.id, stored.facts);
        for taken in stored.steps {
            breach.next(&taken.step)?;
            breach.steps.push(taken);
        }
        Ok(breach)
    }
}

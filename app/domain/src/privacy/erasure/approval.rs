//! The approval of exactly one plan (E-3).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Plan;
use crate::canonical::CanonicalError;
use crate::privacy::four_eyes::FourEyes;
use crate::{Hash, Period, Timestamp};

/// Why a plan is not approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ApprovalError {
    /// The approver showed no second factor.
    #[error("second factor: missing")]
    SecondFactorMissing,
    /// The plan has no canonical form.
    #[error("plan: {0}")]
    Plan(#[from] CanonicalError),
}

/// Why an approved plan does not run now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RunError {
    /// What would be done is no longer what was approved; it is to be approved anew.
    #[error("plan: changed since the approval")]
    ReachChanged,
    /// The wait is not over.
    #[error("wait: until {0}")]
    Waits(Timestamp),
    /// The plan has no canonical form.
    #[error("plan: {0}")]
    Plan(#[from] CanonicalError),
}

/// An approval by a second person with second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    plan: Hash,
    by: FourEyes,
    runs_from: Timestamp,
}

impl Approval {
    /// Approves a plan; it may run after the wait (`erasure.wait`).
    ///
    /// # Errors
    /// Without the second factor.
    pub fn of(
        plan: &Plan,
        by: FourEyes,
        second_factor: bool,
        wait: Period,
    ) -> Result<Self, ApprovalError> {
        if !second_factor {
            return Err(ApprovalError::SecondFactorMissing);
        }
        Ok(Self {
            plan: plan.hash()?,
            runs_from: wait.after(by.in_force_from()),
            by,
        })
    }

    /// Says whether the plan, made again at this moment, may run.
    ///
    /// # Errors
    /// When it differs from the approved one, or the wait is not over.
    pub fn check(&self, again: &Plan, now: Timestamp) -> Result<(), RunError> {
        if again.hash()? != self.plan {
            Err(RunError::ReachChanged)
        } else if now < self.runs_from {
            Err(RunError::Waits(self.runs_from))
        } else {
            Ok(())
        }
    }

    /// Gives the hash of the approved plan.
    #[must_use]
    pub const fn plan(&self) -> Hash {
        self.plan
    }

    /// Gives who approved.
    #[must_use]
    pub const fn by(&self) -> &FourEyes {
        &self.by
    }
}

//! The order in which an erasure runs (E-4).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Approval, Plan, RunError};
use crate::{Hash, Timestamp};

/// One step; the steps run in this order, each in one transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// An access copy that is open is made first.
    OpenAccessCopy,
    /// Suppression tokens are made while the addresses are still there.
    SuppressionTokens,
    /// The plan is frozen.
    PlanFrozen,
    /// `erase` goes to devices before any other change.
    ErasePushed,
    /// Rows.
    Rows,
    /// Sealed files.
    Attachments,
    /// Pages on devices.
    LocalPages,
    /// Entries of the search.
    SearchEntries,
    /// Changes that devices have not sent.
    Outboxes,
    /// Messages that wait to leave.
    Queues,
    /// Files made by exports.
    Exports,
    /// Wrapped data keys.
    DekWraps,
    /// The entry of the erasure ledger.
    ErasureLedger,
    /// One task per recipient.
    RecipientTasks,
    /// The devices acknowledge, or their lease ends.
    DeviceAcknowledgements,
    /// The certificate.
    Certificate,
}

impl Step {
    /// All steps in their order.
    pub const ORDER: [Self; 16] = [
        Self::OpenAccessCopy,
        Self::SuppressionTokens,
        Self::PlanFrozen,
        Self::ErasePushed,
        Self::Rows,
        Self::Attachments,
        Self::LocalPages,
        Self::SearchEntries,
        Self::Outboxes,
        Self::Queues,
        Self::Exports,
        Self::DekWraps,
        Self::ErasureLedger,
        Self::RecipientTasks,
        Self::DeviceAcknowledgements,
        Self::Certificate,
    ];

    fn after(done: Option<Self>) -> Option<Self> {
        Self::ORDER.into_iter().find(|step| Some(*step) > done)
    }
}

/// Why a step does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StepError {
    /// Another step comes first; none when all are done.
    #[error("step {0:?}: next is {1:?}")]
    OutOfOrder(Step, Option<Step>),
}

/// How far the run of an approved plan has come; stored after each step, resumed after a crash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    plan: Hash,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    done: Option<Step>,
}

impl Progress {
    /// Begins the run of an approved plan, made again at this moment.
    ///
    /// # Errors
    /// When the approval does not let it run.
    pub fn begin(approval: &Approval, again: &Plan, now: Timestamp) -> Result<Self, RunError> {
        approval.check(again, now)?;
        Ok(Self {
            plan: approval.plan(),
            done: None,
        })
    }

    /// Gives the step to do; none when all are done.
    #[must_use]
    pub fn next(self) -> Option<Step> {
        Step::after(self.done)
    }

    /// Notes that a step was done; the same step again changes nothing.
    ///
    /// # Errors
    /// When another step comes first.
    pub fn finish(self, step: Step) -> Result<Self, StepError> {
        if self.done == Some(step) {
            return Ok(self);
        }
        if self.next() != Some(step) {
            return Err(StepError::OutOfOrder(step, self.next()));
        }
        Ok(Self {
            done: Some(step),
            ..self
        })
    }

    /// Gives the hash of the plan that runs.
    #[must_use]
    pub const fn plan(self) -> Hash {
        self.plan
    }
}

//! Telling recipients what changed: the tasks of Art. 19.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::privacy::Channel;
use crate::{RecipientId, Timestamp};

/// A change that recipients must hear of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Change {
    Rectification,
    Erasure,
    Restriction,
    Lifting,
    Withdrawal,
}

/// In which capacity somebody received the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Capacity {
    Recipient,
    Processor,
}

/// One line of the disclosure log about the data that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosed {
    /// Who received it.
    pub to: RecipientId,
    /// In which capacity.
    pub capacity: Capacity,
}

/// How far the telling of one recipient is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TaskState {
    /// Nothing was sent yet.
    Open,
    /// It was sent and not confirmed.
    Sent {
        /// The channel.
        channel: Channel,
        /// When.
        at: Timestamp,
    },
    /// The recipient confirmed it.
    Confirmed {
        /// The channel it was sent on.
        channel: Channel,
        /// When it was sent.
        sent_at: Timestamp,
        /// When it was confirmed.
        at: Timestamp,
    },
    /// The recipient cannot be reached.
    Impossible {
        /// Why, for the person's list.
        reason: String,
    },
    /// Telling would need disproportionate effort.
    Disproportionate {
        /// Why, for the person's list.
        reason: String,
    },
}

/// What happens to a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TaskAct {
    /// The notice is sent.
    Send {
        /// The channel.
        channel: Channel,
    },
    /// The recipient confirms.
    Confirm,
    /// It cannot be done.
    GiveUpImpossible {
        /// Why.
        reason: String,
    },
    /// It would need disproportionate effort.
    GiveUpDisproportionate {
        /// Why.
        reason: String,
    },
}

/// Why a task does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TaskError {
    /// Nothing was sent that could be confirmed.
    #[error("nothing was sent to confirm")]
    NotSent,
    /// The task is done.
    #[error("the task is done")]
    Done,
    /// Giving up needs a reason.
    #[error("giving up needs a reason")]
    NoReason,
    /// The confirmation is earlier than the notice.
    #[error("confirmed before it was sent")]
    BeforeSent,
}

/// The duty to tell one recipient of one change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Whom to tell.
    pub to: RecipientId,
    /// In which capacity it received the data.
    pub capacity: Capacity,
    /// Of what.
    pub change: Change,
    /// How far it is.
    pub state: TaskState,
}

/// Makes one task per recipient that received the changed data; a withdrawal concerns
/// processors only.
#[must_use]
pub fn tasks(change: Change, disclosed: &[Disclosed]) -> Vec<Task> {
    let told =
        |line: &&Disclosed| change != Change::Withdrawal || line.capacity == Capacity::Processor;
    let mut seen = BTreeSet::new();
    disclosed
        .iter()
        .filter(told)
        .filter(|line| seen.insert(&line.to))
        .map(|line| Task {
            to: line.to.clone(),
            capacity: line.capacity,
            change,
            state: TaskState::Open,
        })
        .collect()
}

impl Task {
    /// Says whether the task still keeps its case visible.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, TaskState::Open | TaskState::Sent { .. })
    }

    /// Gives the task after an act; a notice may be sent again until it is confirmed.
    ///
    /// # Errors
    ///
    /// The task is done, nothing was sent to confirm, or a reason is missing.
    pub fn after(&self, act: &TaskAct, at: Timestamp) -> Result<Self, TaskError> {
        if !self.is_open() {
            return Err(TaskError::Done);
        }
        let state = match act {
            TaskAct::Send { channel } => TaskState::Sent {
                channel: *channel,
                at,
            },
            TaskAct::Confirm => self.confirmed(at)?,
            TaskAct::GiveUpImpossible { reason } => TaskState::Impossible {
                reason: said(reason)?,
            },
            TaskAct::GiveUpDisproportionate { reason } => TaskState::Disproportionate {
                reason: said(reason)?,
            },
        };
        Ok(Self {
            state,
            ..self.clone()
        })
    }

    fn confirmed(&self, at: Timestamp) -> Result<TaskState, TaskError> {
        let TaskState::Sent {
            channel,
            at: sent_at,
        } = self.state
        else {
            return Err(TaskError::NotSent);
        };
        if at < sent_at {
            return Err(TaskError::BeforeSent);
        }
        Ok(TaskState::Confirmed {
            channel,
            sent_at,
            at,
        })
    }
}

fn said(reason: &str) -> Result<String, TaskError> {
    let reason = reason.trim();
    if reason.is_empty() {
        Err(TaskError::NoReason)
    } else {
        Ok(reason.to_owned())
    }
}

//! The history of a request: what was done, by whom, and the state it led to; append-only.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::State;
use crate::{DeviceId, Timestamp, UserId};

/// Who did something to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The person, or who speaks for them.
    Subject,
    /// A privacy officer.
    Officer(UserId),
    /// The server by itself.
    System,
    /// A device that works offline; it notes requests and nothing more.
    Device(DeviceId),
}

/// The name of what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the variants of `Act` say what they mean")]
pub enum ActName {
    Acknowledge,
    MarkDuplicate,
    TakeBack,
    AskIdentity,
    AskClarification,
    Assess,
    TakeAnswer,
    Extend,
    Refuse,
    RefuseInPart,
    Fulfil,
    AwaitDevices,
    Deliver,
    Close,
    Reopen,
    NameSubject,
    Identify,
    SendAnswer,
    DeviceAcknowledged,
    NotifyRecipients,
    MoveTask,
    Download,
}

impl ActName {
    /// Says whether the act leads to another state; the others note a fact.
    #[must_use]
    pub const fn moves(self) -> bool {
        !matches!(
            self,
            Self::NameSubject
                | Self::Identify
                | Self::SendAnswer
                | Self::DeviceAcknowledged
                | Self::NotifyRecipients
                | Self::MoveTask
                | Self::Download
        )
    }
}

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// What was done.
    pub act: ActName,
    /// The state afterwards.
    pub state: State,
}

/// All entries since receipt, oldest first; a list that leaves the table cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Step>", into = "Vec<Step>")]
pub struct History(Vec<Step>);

/// A stored history that no sequence of acts could have made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("entry {entry} of the history does not follow from the one before")]
pub struct BrokenHistory {
    /// Its place, counted from nought.
    pub entry: usize,
}

impl History {
    /// Gives the state: that of the last entry, `received` before any.
    #[must_use]
    pub fn state(&self) -> State {
        self.0.last().map_or(State::Received, |step| step.state)
    }

    /// Gives the entries, oldest first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    pub(super) fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    pub(super) fn last_at(&self) -> Option<Timestamp> {
        self.0.last().map(|step| step.at)
    }
}

impl From<History> for Vec<Step> {
    fn from(history: History) -> Self {
        history.0
    }
}

impl TryFrom<Vec<Step>> for History {
    type Error = BrokenHistory;

    fn try_from(steps: Vec<Step>) -> Result<Self, Self::Error> {
        let mut state = State::Received;
        let mut last = None;
        for (entry, step) in steps.iter().enumerate() {
            let follows = if step.act.moves() {
                state.may_become(step.state)
            } else {
                state == step.state
            };
            let by_device = matches!(step.by, By::Device(_));
            if !follows || by_device || last.is_some_and(|last| step.at < last) {
                return Err(BrokenHistory { entry });
            }
            state = step.state;
            last = Some(step.at);
        }
        Ok(Self(steps))
    }
}

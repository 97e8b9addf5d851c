//! States of a breach.

use serde::{Deserialize, Serialize};

use super::StepKind;

/// Where a breach stands (specification 12.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachState {
    /// Seen, not yet known to be one.
    Suspected,
    /// Known with reasonable certainty: the clock runs.
    Aware,
    /// Looked at, and none.
    Dismissed,
    /// The authority was told what was known.
    NotifiedPartial,
    /// The authority was told everything.
    Notified,
    /// Unlikely to be a risk: entered, not notified.
    NotNotifiable,
    /// The persons were told.
    SubjectsInformed,
    /// Done; it may be opened again.
    Closed,
}

impl BreachState {
    /// All states.
    pub const ALL: [Self; 8] = [
        Self::Suspected,
        Self::Aware,
        Self::Dismissed,
        Self::NotifiedPartial,
        Self::Notified,
        Self::NotNotifiable,
        Self::SubjectsInformed,
        Self::Closed,
    ];
}

impl StepKind {
    /// Gives the state after the step; none where the state has no such step.
    #[must_use]
    pub const fn from(self, state: BreachState) -> Option<BreachState> {
        use BreachState::{
            Aware, Closed, Dismissed, NotNotifiable, Notified, NotifiedPartial, SubjectsInformed,
            Suspected,
        };
        match (self, state) {
            (Self::BecomeAware, Suspected) | (Self::Reopen, Closed) => Some(Aware),
            (Self::Dismiss, Suspected) => Some(Dismissed),
            (Self::NotifyPartly, Aware) => Some(NotifiedPartial),
            (Self::Notify, Aware | NotifiedPartial) => Some(Notified),
            (Self::LeaveUnnotified, Aware) => Some(NotNotifiable),
            (Self::FollowUp, NotifiedPartial | Notified)
            | (Self::SpareSubjects, Notified | NotNotifiable) => Some(state),
            (Self::InformSubjects, Notified | NotNotifiable) => Some(SubjectsInformed),
            (Self::Close, Notified | NotNotifiable | SubjectsInformed) => Some(Closed),
            _ => None,
        }
    }
}

use serde::{Deserialize, Serialize};

use crate::LocalDate;

/// A day on which somebody is reminded of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alarm {
    /// The day.
    pub on: LocalDate,
    /// What of.
    pub kind: AlarmKind,
}

/// What an alarm reminds of (D-8, X-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlarmKind {
    /// The internal target.
    InternalTarget,
    /// The identity question has waited its full time: the reasoned refusal may go.
    IdentityWaitOver,
    /// The due date is that many working days away.
    WorkingDaysLeft(u32),
    /// The due date is today.
    DueDay,
}

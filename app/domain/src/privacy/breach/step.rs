//! Steps: what is decided about a breach, by whom and when.

use serde::{Deserialize, Serialize};

use crate::access::Reason;
use crate::privacy::deadline::BreachClock;
use crate::{Timestamp, UserId};

/// A step as it was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// When it was entered.
    pub at: Timestamp,
    /// Who took it.
    pub by: UserId,
    /// What it was.
    pub step: Step,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// It is a breach: the clock starts.
    BecomeAware(Awareness),
    /// It is none.
    Dismiss {
        /// Why.
        reason: Reason,
    },
    /// The authority is told what is known.
    NotifyPartly(SentNotice),
    /// The authority is told everything.
    Notify(SentNotice),
    /// The authority is told more.
    FollowUp(SentNotice),
    /// The authority need not be told.
    LeaveUnnotified {
        /// Why.
        reason: Reason,
    },
    /// The persons are told.
    InformSubjects(SubjectNotice),
    /// The persons need not be told.
    SpareSubjects(Exemption),
    /// It is done.
    Close {
        /// What was learned.
        lessons: Reason,
    },
    /// Something new came up.
    Reopen {
        /// What.
        reason: Reason,
    },
}

/// A step without its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the step of its name")]
pub enum StepKind {
    BecomeAware,
    Dismiss,
    NotifyPartly,
    Notify,
    FollowUp,
    LeaveUnnotified,
    InformSubjects,
    SpareSubjects,
    Close,
    Reopen,
}

/// Since when, and by which rule, the clock runs (B-1, B-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Awareness {
    /// Whose knowledge it was.
    pub who: UserId,
    /// Why it counts as awareness.
    pub why: Reason,
    /// The clock, with the rule valid when the organisation became aware.
    pub clock: BreachClock,
}

/// A notice to the authority (Art. 33).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentNotice {
    /// When it was sent.
    pub sent_at: Timestamp,
    /// The authority.
    pub recipient: String,
    /// The authority's reference, once known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Why it came after it was due (Art. 33(1)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay_reason: Option<Reason>,
}

/// A notice to the persons concerned in plain words (Art. 34(2), B-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectNotice {
    /// What happened.
    pub words: Reason,
    /// Whom to ask.
    pub contact: Reason,
    /// What may follow.
    pub consequences: Reason,
    /// What was done, and what the person can do.
    pub measures: Reason,
    /// The way it was sent.
    pub channel: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// To how many persons.
    pub count: u64,
}

/// Why the persons are not told one by one (Art. 34(3)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Exemption {
    /// 34(3)(a): the data is unintelligible to whoever has it.
    Unintelligible {
        /// Why.
        reason: Reason,
    },
    /// 34(3)(b): later measures took the high risk away.
    RiskRemoved {
        /// Which.
        measures: Reason,
    },
    /// 34(3)(c): the effort would be out of proportion; a public notice takes its place.
    PublicNotice {
        /// Why the effort is out of proportion.
        reason: Reason,
        /// The public words.
        words: Reason,
    },
}

impl StepKind {
    /// All kinds of steps.
    pub const ALL: [Self; 10] = [
        Self::BecomeAware,
        Self::Dismiss,
        Self::NotifyPartly,
        Self::Notify,
        Self::FollowUp,
        Self::LeaveUnnotified,
        Self::InformSubjects,
        Self::SpareSubjects,
        Self::Close,
        Self::Reopen,
    ];
}

impl Step {
    /// Gives the kind of the step.
    #[must_use]
    pub const fn kind(&self) -> StepKind {
        match self {
            Self::BecomeAware(_) => StepKind::BecomeAware,
            Self::Dismiss { .. } => StepKind::Dismiss,
            Self::NotifyPartly(_) => StepKind::NotifyPartly,
            Self::Notify(_) => StepKind::Notify,
            Self::FollowUp(_) => StepKind::FollowUp,
            Self::LeaveUnnotified { .. } => StepKind::LeaveUnnotified,
            Self::InformSubjects(_) => StepKind::InformSubjects,
            Self::SpareSubjects(_) => StepKind::SpareSubjects,
            Self::Close { .. } => StepKind::Close,
            Self::Reopen { .. } => StepKind::Reopen,
        }
    }
}

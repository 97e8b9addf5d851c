//! The mark on restricted data, and the one way to lift it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{FieldId, RecordId, RequestId, SubjectId, Timestamp};

/// Why processing is restricted (Art. 18(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// The person contests the accuracy, while it is checked.
    AccuracyContested,
    /// The processing is unlawful, and the person wants restriction and no erasure.
    UnlawfulButPreferred,
    /// The person needs the data for claims.
    NeededForClaims,
    /// A general objection is being weighed.
    ObjectionPending,
}

/// What a mark covers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Target {
    /// All data of the person.
    Subject,
    /// One record.
    Record(RecordId),
    /// One field of a record.
    Field(RecordId, FieldId),
}

/// One restriction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The person.
    pub subject: SubjectId,
    /// What is covered.
    pub target: Target,
    /// Why.
    pub trigger: Trigger,
    /// The request it belongs to.
    pub request: Option<RequestId>,
    /// Since when.
    pub since: Timestamp,
    /// When the notice of the lifting was sent to the person (Art. 18(3)).
    pub notice_sent: Option<Timestamp>,
    /// When it was lifted.
    pub lifted: Option<Timestamp>,
}

/// Why a restriction stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LiftError {
    /// The person was not told before.
    #[error("the person is told before a restriction is lifted")]
    NoticeNotSent,
    /// The notice is older than the mark, so it spoke of another one.
    #[error("the notice is older than the restriction")]
    NoticeBeforeMark,
    /// It was lifted before.
    #[error("the restriction was lifted before")]
    AlreadyLifted,
}

impl Mark {
    /// Says whether the mark stands at this moment.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> bool {
        self.lifted.is_none_or(|lifted| now < lifted)
    }

    /// Says whether the mark covers a person's record, or one field of it.
    #[must_use]
    pub fn covers(&self, subject: SubjectId, record: RecordId, field: Option<&FieldId>) -> bool {
        self.subject == subject
            && match &self.target {
                Target::Subject => true,
                Target::Record(marked) => *marked == record,
                Target::Field(marked, marked_field) => {
                    *marked == record && field == Some(marked_field)
                }
            }
    }

    /// Gives the mark with the notice of its lifting noted.
    #[must_use]
    pub fn told(&self, at: Timestamp) -> Self {
        Self {
            notice_sent: Some(at),
            ..self.clone()
        }
    }

    /// Lifts the mark, only after the notice to the person was sent.
    ///
    /// # Errors
    ///
    /// No notice was sent before, it is older than the mark, or the mark is lifted.
    pub fn lift(&self, at: Timestamp) -> Result<Self, LiftError> {
        if self.lifted.is_some() {
            return Err(LiftError::AlreadyLifted);
        }
        match self.notice_sent {
            Some(sent) if sent < self.since => Err(LiftError::NoticeBeforeMark),
            Some(sent) if sent <= at => Ok(Self {
                lifted: Some(at),
                ..self.clone()
            }),
            Some(_) | None => Err(LiftError::NoticeNotSent),
        }
    }
}

//! Two persons for one act; an organisation with one holder of the right says why and waits.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Period, Timestamp, UserId};

/// How long a person waits who is the only holder of the right.
pub const LONE_WAIT: Period = Period::Hours(24);

/// Why an act lacks its second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FourEyesError {
    /// The same person proposed and approved.
    #[error("second person: the same as the first")]
    SamePerson,
    /// Someone else holds the right and was not asked.
    #[error("second person: {0} others hold the right")]
    OthersHoldTheRight(u32),
    /// The only holder of the right gave no reason.
    #[error("reason: empty")]
    NoReason,
}

/// An act of two persons, or of the only holder of the right; both hold the right, which
/// `access` has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct FourEyes {
    first: UserId,
    second: Second,
    at: Timestamp,
}

/// The members as they are stored; who else held the right then is known no more.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    first: UserId,
    second: Second,
    at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Second {
    Person(UserId),
    Nobody { reason: String },
}

impl FourEyes {
    /// Takes the one who proposed, the one who approved, and when the approval came.
    ///
    /// # Errors
    /// When they are the same person.
    pub fn of(first: UserId, second: UserId, at: Timestamp) -> Result<Self, FourEyesError> {
        if first == second {
            return Err(FourEyesError::SamePerson);
        }
        Ok(Self {
            first,
            second: Second::Person(second),
            at,
        })
    }

    /// Takes the only holder of the right with the written reason.
    ///
    /// # Errors
    /// When others hold the right, or without a reason.
    pub fn alone(
        first: UserId,
        reason: &str,
        other_holders: u32,
        at: Timestamp,
    ) -> Result<Self, FourEyesError> {
        if other_holders > 0 {
            return Err(FourEyesError::OthersHoldTheRight(other_holders));
        }
        if reason.trim().is_empty() {
            return Err(FourEyesError::NoReason);
        }
        Ok(Self {
            first,
            second: Second::Nobody {
                reason: reason.to_owned(),
            },
            at,
        })
    }

    /// Gives since when the act works: at once with a second person, 24 hours later without.
    #[must_use]
    pub fn in_force_from(&self) -> Timestamp {
        match self.second {
            Second::Person(_) => self.at,
            Second::Nobody { .. } => LONE_WAIT.after(self.at),
        }
    }

    /// Gives the one who proposed.
    #[must_use]
    pub const fn first(&self) -> UserId {
        self.first
    }

    /// Gives the one who approved; none where the right has one holder.
    #[must_use]
    pub const fn second(&self) -> Option<UserId> {
        match self.second {
            Second::Person(second) => Some(second),
            Second::Nobody { .. } => None,
        }
    }
}

impl TryFrom<Stored> for FourEyes {
    type Error = FourEyesError;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        let Stored { first, second, at } = stored;
        match second {
            Second::Person(second) => Self::of(first, second, at),
            Second::Nobody { reason } => Self::alone(first, &reason, 0, at),
        }
    }
}

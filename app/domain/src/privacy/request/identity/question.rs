//! The identity question: only with a stated doubt, only through a known contact point.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Level;
use crate::RecordId;

/// Why the identity is doubted; stated to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The way the request came shows less than its answer needs.
    LevelTooLow,
    /// The contact point was entered or changed lately by somebody else than the person (W-1).
    PointNotIndependent,
    /// Several people use the contact point.
    SharedContactPoint,
    /// Details of the request contradict the record.
    DetailsContradict,
    /// The mandate or relation is in doubt.
    MandateDoubtful,
}

/// A question that is sent to find out who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityQuestion {
    /// The stated doubt.
    pub doubt: Doubt,
    /// The level that the answer must show.
    pub wanted: Level,
    /// The known contact point it is sent through.
    pub via: RecordId,
}

/// Why an identity question may not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum QuestionError {
    /// It goes through a contact point that is not on file for the person.
    #[error("the question goes only through a known contact point")]
    PointUnknown,
    /// The level shown is enough already, and no other doubt is stated.
    #[error("the identity shown is enough")]
    EnoughShown,
    /// It asks for more than the answer needs.
    #[error("the question asks for more than the request needs")]
    AsksTooMuch,
}

impl IdentityQuestion {
    /// Says whether the question is lawful for a request that needs `needed` where `shown` is
    /// shown and `known` are the contact points on file.
    ///
    /// # Errors
    ///
    /// The contact point is unknown, or the question is not necessary (Art. 12(6)).
    pub fn check(
        &self,
        needed: Level,
        shown: Level,
        known: &[RecordId],
    ) -> Result<(), QuestionError> {
        if !known.contains(&self.via) {
            Err(QuestionError::PointUnknown)
        } else if self.doubt == Doubt::LevelTooLow && shown >= needed {
            Err(QuestionError::EnoughShown)
        } else if self.wanted > needed.max(shown) {
            Err(QuestionError::AsksTooMuch)
        } else {
            Ok(())
        }
    }
}

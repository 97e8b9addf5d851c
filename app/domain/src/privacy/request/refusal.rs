//! What a refusal must contain before it may be sent (specification 10.7, Art. 12(4)).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::ground::{Effect, Ground, GroundCode};
use super::{Kind, Policy};
use crate::{RecordId, TextId};

/// How much of the request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// All of it.
    Whole,
    /// A part; the rest is done.
    Part,
}

/// A published text that the answer carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerText {
    /// The text.
    pub id: TextId,
    /// Its version.
    pub version: u32,
}

/// A refusal as the officer writes it, with gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The grounds.
    pub grounds: Vec<Ground>,
    /// The sealed reasoning in plain words.
    pub reasoning: Option<RecordId>,
    /// The text on the complaint to the ÚOOÚ.
    pub complaint: Option<AnswerText>,
    /// The text on the way to a court.
    pub court: Option<AnswerText>,
}

/// A refusal that may be sent: nothing of Art. 12(4) is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// How much is refused.
    pub extent: Extent,
    /// The grounds, at least one.
    pub grounds: Vec<Ground>,
    /// The sealed reasoning in plain words.
    pub reasoning: RecordId,
    /// The text on the complaint to the ÚOOÚ.
    pub complaint: AnswerText,
    /// The text on the way to a court.
    pub court: AnswerText,
}

/// Why a refusal may not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RefusalError {
    /// It names no ground.
    #[error("a refusal needs a ground")]
    NoGround,
    /// It has no plain reasoning.
    #[error("a refusal needs plain reasoning")]
    NoReasoning,
    /// It does not name the complaint to the authority.
    #[error("a refusal names the complaint to the authority")]
    NoComplaint,
    /// It does not name the way to a court.
    #[error("a refusal names the way to a court")]
    NoCourt,
    /// The ground is not one against this kind of request.
    #[error("{ground:?} is no ground against {kind:?}")]
    NotForKind {
        /// The ground.
        ground: GroundCode,
        /// The kind of the request.
        kind: Kind,
    },
    /// The ground covers passages and never the whole.
    #[error("{ground:?} never refuses the whole")]
    NeverTheWhole {
        /// The ground.
        ground: GroundCode,
    },
    /// A first request is abusive only with proven intent.
    #[error("{ground:?} against a first request needs proven intent")]
    FirstRequest {
        /// The ground.
        ground: GroundCode,
    },
    /// The record, law, end date, passage or provision is not named.
    #[error("{ground:?} lacks what it must name")]
    FactsMissing {
        /// The ground.
        ground: GroundCode,
    },
    /// The organisation has not switched the ground on.
    #[error("{ground:?} is switched off")]
    SwitchedOff {
        /// The ground.
        ground: GroundCode,
    },
}

impl Refusal {
    /// Gives the codes of the grounds.
    pub fn codes(&self) -> impl Iterator<Item = GroundCode> {
        self.grounds.iter().map(Ground::code)
    }
}

impl Draft {
    /// Completes the refusal of a request, or says what is missing or not allowed.
    ///
    /// # Errors
    ///
    /// The first gap found, in the order of Art. 12(4).
    pub fn complete(
        &self,
        kind: Kind,
        extent: Extent,
        policy: &Policy,
    ) -> Result<Refusal, RefusalError> {
        if self.grounds.is_empty() {
            return Err(RefusalError::NoGround);
        }
        for ground in &self.grounds {
            ground.check(kind, policy)?;
            let code = ground.code();
            if extent == Extent::Whole && code.effect() == Effect::Redact {
                return Err(RefusalError::NeverTheWhole { ground: code });
            }
        }
        Ok(Refusal {
            extent,
            grounds: self.grounds.clone(),
            reasoning: self.reasoning.ok_or(RefusalError::NoReasoning)?,
            complaint: self.complaint.clone().ok_or(RefusalError::NoComplaint)?,
            court: self.court.clone().ok_or(RefusalError::NoCourt)?,
        })
    }
}

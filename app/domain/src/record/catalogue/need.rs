//! Why a field is needed: a purpose, its basis, and the sentence that proves it (K-5).

use serde::{Deserialize, Serialize};

use super::Label;
use crate::PurposeId;
use crate::privacy::event::Basis;

/// A purpose that needs a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FieldPurpose {
    /// With basis and reason, as every enabled field of a new catalogue states it.
    Reasoned(Need),
    /// By name only, as catalogues before this rule stated it.
    Named(PurposeId),
}

/// What makes a field necessary for a purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The purpose.
    pub purpose: PurposeId,
    /// The basis of the purpose that carries the field.
    pub basis: Basis,
    /// One sentence that says why the purpose cannot do without the field.
    pub necessity: Label,
}

impl FieldPurpose {
    /// Gives the purpose.
    #[must_use]
    pub const fn purpose(&self) -> &PurposeId {
        match self {
            Self::Reasoned(need) => &need.purpose,
            Self::Named(purpose) => purpose,
        }
    }

    /// Gives basis and reason; none where only the name was stated.
    #[must_use]
    pub const fn need(&self) -> Option<&Need> {
        match self {
            Self::Reasoned(need) => Some(need),
            Self::Named(_purpose) => None,
        }
    }
}

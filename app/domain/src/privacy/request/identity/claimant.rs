//! Who speaks: the person, somebody for them, or a relative of a deceased one.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::RecordId;
use crate::privacy::request::Policy;

/// Who makes a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Claimant {
    /// The person.
    #[default]
    Subject,
    /// Somebody the person sent.
    Representative {
        /// The sealed mandate; none until it is shown.
        mandate: Option<RecordId>,
    },
    /// Somebody who acts for a child or a person under guardianship.
    Guardian {
        /// The relation, as a code; none until it is stated.
        relation: Option<String>,
    },
    /// A relative of a deceased person; the record is labelled and contact stops.
    RelativeOfDeceased {
        /// The relation, as a code; none until it is stated.
        relation: Option<String>,
    },
}

/// Why a request is not fulfilled for who makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClaimantError {
    /// A representative shows a mandate.
    #[error("the representative has shown no mandate")]
    MandateMissing,
    /// A guardian or relative states the relation.
    #[error("the relation to the person is not stated")]
    RelationMissing,
    /// The organisation has not switched on rights of relatives.
    #[error("rights of relatives are switched off")]
    RelativesSwitchedOff,
}

impl Claimant {
    /// Says whether the request may be fulfilled for this claimant.
    ///
    /// # Errors
    ///
    /// Mandate or relation is missing, or relatives have no rights here.
    pub fn may_receive(&self, policy: &Policy) -> Result<(), ClaimantError> {
        match self {
            Self::Subject => Ok(()),
            Self::Representative { mandate } => mandate
                .is_some()
                .then_some(())
                .ok_or(ClaimantError::MandateMissing),
            Self::Guardian { relation } => stated(relation.as_deref()),
            Self::RelativeOfDeceased { relation } => {
                if policy.relatives_of_deceased {
                    stated(relation.as_deref())
                } else {
                    Err(ClaimantError::RelativesSwitchedOff)
                }
            }
        }
    }

    /// Says whether the request tells that the person has died: label the record, stop contact.
    #[must_use]
    pub const fn says_deceased(&self) -> bool {
        matches!(self, Self::RelativeOfDeceased { .. })
    }
}

fn stated(relation: Option<&str>) -> Result<(), ClaimantError> {
    if relation.is_some_and(|relation| !relation.trim().is_empty()) {
        Ok(())
    } else {
        Err(ClaimantError::RelationMissing)
    }
}

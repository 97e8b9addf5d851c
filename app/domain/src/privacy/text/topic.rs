//! What a block of a text says, so that a missing one is found before publication (N-3).

use serde::{Deserialize, Serialize};

use crate::PurposeId;

/// The subject of one block.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Who the controller is and how to reach them.
    Controller,
    /// That nothing depends on the answer (C-07).
    Voluntary,
    /// One purpose with its data, channels and validity.
    Purpose(PurposeId),
    /// Who receives the data.
    Recipients,
    /// How long it is stored.
    Storage,
    /// The right to withdraw, and how.
    Withdrawal,
    /// The other rights.
    Rights,
    /// The complaint to the supervisory authority (N-4).
    Complaint,
    /// Automated decisions and profiling.
    AutomatedDecisions,
    /// Transfers to other countries and their risks.
    Transfers,
    /// Anything else.
    Other,
}

impl Topic {
    /// What every consent text says beside its purposes.
    pub const OF_CONSENT: [Self; 8] = [
        Self::Controller,
        Self::Recipients,
        Self::Storage,
        Self::Withdrawal,
        Self::Rights,
        Self::Complaint,
        Self::AutomatedDecisions,
        Self::Transfers,
    ];
}

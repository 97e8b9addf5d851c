//! What a plan does with one record (E-2).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::privacy::data_map::RecordType;
use crate::{FieldId, HoldId, LocalDate, RecordId, RetentionRuleId};

/// The one outcome of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Values, history and key wraps go.
    Erase,
    /// Some fields go; a basis lives for the others.
    EraseFields,
    /// Values go, the random id stays.
    Pseudonymise,
    /// The kept fields stay, out of lists, sync and marketing; fields that nothing keeps go.
    KeepRestricted,
    /// The link to the person goes, the row stays for the others it is about.
    Unlink,
    /// The ground reaches nothing of it: a basis lives for every part.
    Untouched,
}

/// Why something stays.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "ground", rename_all = "snake_case", deny_unknown_fields)]
pub enum KeepReason {
    /// A law demands it (Art. 17(3)(b)).
    LegalObligation {
        /// The retention rule.
        rule: RetentionRuleId,
        /// Its version.
        version: u32,
        /// The law.
        law: String,
    },
    /// Claims may be made or met with it (Art. 17(3)(e)).
    LegalClaims {
        /// The retention rule.
        rule: RetentionRuleId,
        /// Its version.
        version: u32,
        /// The law or reason.
        law: String,
    },
    /// A hold (RT-2).
    Hold {
        /// The hold.
        hold: HoldId,
    },
}

/// Until when something stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// Its last day, inclusive.
    Through(LocalDate),
    /// The day its need is looked at again.
    Review(LocalDate),
}

/// Parts of a record that stay for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The fields; empty stands for a thing that has none.
    pub fields: BTreeSet<FieldId>,
    /// Why.
    pub reason: KeepReason,
    /// Until when.
    pub until: Until,
}

/// One record of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// The record.
    pub record: RecordId,
    /// Its type.
    pub kind: RecordType,
    /// What happens.
    pub outcome: Outcome,
    /// The fields whose values go.
    pub erased: BTreeSet<FieldId>,
    /// What stays restricted, each with reason and end.
    pub kept: Vec<Kept>,
    /// The fields a live basis needs.
    pub used: BTreeSet<FieldId>,
}

/// An erasure that a hold blocked; it is entered in the audit (RT-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blocked {
    /// The record.
    pub record: RecordId,
    /// The hold.
    pub hold: HoldId,
}

impl Planned {
    /// Gives the hold that keeps it, if one does.
    #[must_use]
    pub fn blocked(&self) -> Option<Blocked> {
        self.kept.iter().find_map(|kept| match kept.reason {
            KeepReason::Hold { hold } => Some(Blocked {
                record: self.record,
                hold,
            }),
            KeepReason::LegalObligation { .. } | KeepReason::LegalClaims { .. } => None,
        })
    }
}

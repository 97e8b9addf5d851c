//! What a case expects, and what the ledger answers.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::privacy::fold::{Rejection, State};
use crate::privacy::gate::Reason;

/// An answer for one key at one moment; events carry their names in the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// The state.
    pub state: State,
    /// Whether it permits processing.
    pub valid: bool,
    /// End of the consent, in the states given, renewed and expired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Timestamp>,
    /// Whether an objection to direct marketing stands.
    pub objection: bool,
    /// The event that last changed state or evidence.
    pub decided_by: Option<String>,
    /// What the gate says.
    pub may_contact: Answer,
    /// Yeses that wait for their confirmation.
    pub pending: BTreeSet<String>,
    /// Events that did not count.
    pub evidence_only: BTreeSet<String>,
    /// Events that were refused.
    pub rejected: BTreeSet<Refused>,
}

/// What the gate says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Whether the contact is allowed.
    pub allowed: bool,
    /// Why.
    pub reason: Reason,
}

/// A refused event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// The event.
    pub event: String,
    /// Why.
    pub reason: Rejection,
}

/// How one check ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The case and the number of the check, such as `Q1/2`.
    pub id: String,
    /// Whether both agree.
    pub ok: bool,
    /// What the ledger answers.
    pub got: Verdict,
    /// What the case expects.
    pub wanted: Verdict,
}

impl Outcome {
    pub(super) fn of(id: String, got: Verdict, wanted: Verdict) -> Self {
        Self {
            id,
            ok: got == wanted,
            got,
            wanted,
        }
    }

    /// Names the members that differ.
    #[must_use]
    pub fn differences(&self) -> Vec<&'static str> {
        let (got, wanted) = (&self.got, &self.wanted);
        [
            ("state", got.state == wanted.state),
            ("valid", got.valid == wanted.valid),
            ("valid_until", got.valid_until == wanted.valid_until),
            ("objection", got.objection == wanted.objection),
            ("decided_by", got.decided_by == wanted.decided_by),
            ("may_contact", got.may_contact == wanted.may_contact),
            ("pending", got.pending == wanted.pending),
            ("evidence_only", got.evidence_only == wanted.evidence_only),
            ("rejected", got.rejected == wanted.rejected),
        ]
        .into_iter()
        .filter_map(|(member, same)| (!same).then_some(member))
        .collect()
    }
}

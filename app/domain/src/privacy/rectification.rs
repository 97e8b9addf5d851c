//! Rectification of one field: proposed, then accepted or disputed.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{FieldId, RecordId, Timestamp, UserId};

/// Why a rectification is not proposed or decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RectificationError {
    /// The proposed value is the old one.
    #[error("proposed: the old value")]
    SameValue,
    /// It was decided before.
    #[error("decision: made before")]
    Decided,
    /// The decision gives no reason.
    #[error("reason: empty")]
    NoReason,
    /// The person's statement is missing.
    #[error("statement: empty")]
    NoStatement,
}

/// What a person wants changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rectification {
    record: RecordId,
    field: FieldId,
    old: String,
    proposed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    evidence: Option<String>,
    decision: Decision,
}

/// What was decided about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Decision {
    /// Nothing yet; the field is marked as contested.
    Open,
    /// The proposed value is written.
    Accepted {
        /// Who decided.
        by: UserId,
        /// When.
        at: Timestamp,
        /// Why.
        reason: String,
        /// The version of the record that holds the new value.
        version: u64,
    },
    /// The old value stays, restricted, beside the person's statement.
    Disputed {
        /// Who decided.
        by: UserId,
        /// When.
        at: Timestamp,
        /// Why.
        reason: String,
        /// The supplementary statement of the person (Art. 16).
        statement: String,
    },
}

/// What follows from a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Write the proposed value with its reason.
    Write,
    /// Push it to devices.
    PushToDevices,
    /// One task per recipient.
    TellRecipients,
    /// The old value stays in restricted field history only.
    OldToRestrictedHistory,
    /// Attach the statement to the field.
    AttachStatement,
    /// Restrict the field (Art. 18(1)(a)).
    RestrictField,
}

/// What becomes of an edit that a device made offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditFate {
    /// It knew the rectified value.
    Applies,
    /// It is older than the rectification and waits for a person.
    BecomesProposal,
}

impl Rectification {
    /// Takes a proposal.
    ///
    /// # Errors
    /// When the proposed value is the old one.
    pub fn propose(
        record: RecordId,
        field: FieldId,
        old: &str,
        proposed: &str,
        evidence: Option<&str>,
    ) -> Result<Self, RectificationError> {
        if old == proposed {
            return Err(RectificationError::SameValue);
        }
        Ok(Self {
            record,
            field,
            old: old.to_owned(),
            proposed: proposed.to_owned(),
            evidence: evidence.map(str::to_owned),
            decision: Decision::Open,
        })
    }

    /// Accepts the proposal; `version` is that of the record with the new value.
    ///
    /// # Errors
    /// When it was decided before, or without a reason.
    pub fn accept(
        self,
        by: UserId,
        reason: &str,
        version: u64,
        at: Timestamp,
    ) -> Result<Self, RectificationError> {
        self.open()?;
        let reason = words(reason).ok_or(RectificationError::NoReason)?;
        Ok(Self {
            decision: Decision::Accepted {
                by,
                at,
                reason,
                version,
            },
            ..self
        })
    }

    /// Keeps the old value, restricted, beside the person's statement.
    ///
    /// # Errors
    /// When it was decided before, or without reason or statement.
    pub fn dispute(
        self,
        by: UserId,
        reason: &str,
        statement: &str,
        at: Timestamp,
    ) -> Result<Self, RectificationError> {
        self.open()?;
        let reason = words(reason).ok_or(RectificationError::NoReason)?;
        let statement = words(statement).ok_or(RectificationError::NoStatement)?;
        Ok(Self {
            decision: Decision::Disputed {
                by,
                at,
                reason,
                statement,
            },
            ..self
        })
    }

    /// Gives what follows from the decision.
    #[must_use]
    pub const fn effects(&self) -> &'static [Effect] {
        match self.decision {
            Decision::Open => &[],
            Decision::Accepted { .. } => &[
                Effect::Write,
                Effect::PushToDevices,
                Effect::TellRecipients,
                Effect::OldToRestrictedHistory,
            ],
            Decision::Disputed { .. } => &[Effect::AttachStatement, Effect::RestrictField],
        }
    }

    /// Says what becomes of an edit of the field that was made on this version of the record.
    #[must_use]
    pub const fn meet_edit(&self, made_on: u64) -> EditFate {
        match self.decision {
            Decision::Accepted { version, .. } if made_on < version => EditFate::BecomesProposal,
            Decision::Open | Decision::Accepted { .. } | Decision::Disputed { .. } => {
                EditFate::Applies
            }
        }
    }

    /// Gives the decision.
    #[must_use]
    pub const fn decision(&self) -> &Decision {
        &self.decision
    }

    /// Gives the record and the field.
    #[must_use]
    pub const fn place(&self) -> (RecordId, &FieldId) {
        (self.record, &self.field)
    }

    /// Gives the value that holds now: the proposed one once it was accepted.
    #[must_use]
    pub fn value(&self) -> &str {
        match self.decision {
            Decision::Accepted { .. } => &self.proposed,
            Decision::Open | Decision::Disputed { .. } => &self.old,
        }
    }

    fn open(&self) -> Result<(), RectificationError> {
        match self.decision {
            Decision::Open => Ok(()),
            Decision::Accepted { .. } | Decision::Disputed { .. } => {
                Err(RectificationError::Decided)
            }
        }
    }
}

fn words(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

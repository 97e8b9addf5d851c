//! The parts of a body that have members of their own.

use serde::{Deserialize, Serialize};

use super::word::{ActorKind, Claim, DefaultState, EvidenceKind, Notice, Ruling};
use crate::{Hash, RecordId, RequestId, TextId, Timestamp};

/// Who acted, and why if not the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// The kind of actor.
    pub kind: ActorKind,
    /// Relation of a guardian to the person, as a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    /// Reason code of an act that is not the person's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The text the person saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextRef {
    /// The text.
    pub id: TextId,
    /// Its version.
    pub version: u32,
    /// Language, `cs` or `en`.
    pub locale: String,
    /// `H("souhlas/v1/consent-text", rendered)` (N-1).
    pub sha256: Hash,
    /// The screen it was shown on, with version.
    pub screen: String,
}

/// The contact point an act concerned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactPoint {
    /// The record that holds it.
    pub id: RecordId,
    /// Its version at the act.
    pub version: u64,
    /// Whether the person saw it on screen.
    pub shown_to_subject: bool,
}

/// Sealed evidence, named by the hash of its ciphertext.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// The record that holds it.
    pub blob: RecordId,
    /// SHA-256 of the ciphertext.
    pub sha256: Hash,
    /// Length of the ciphertext in bytes.
    pub size: u64,
}

/// The link an act came through; the token itself is never stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenRef {
    /// Hash of the token.
    pub hash: Hash,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// The claim of an older system, kept as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The older system, as a code.
    pub system: String,
    /// The batch.
    pub batch: String,
    /// The row in it.
    pub row: u64,
    /// The claim.
    pub claimed: Claim,
    /// When the answer was given, as claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_at: Option<Timestamp>,
    /// The text, as claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_ref: Option<String>,
    /// How it was asked, as claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// State of the control before the answer, as claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_state: Option<DefaultState>,
}

/// A notice that was given; its words are named by `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inform {
    /// Which one.
    pub notice: Notice,
}

/// The answer to a general objection; `target` may name the objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// The answer.
    pub ruling: Ruling,
    /// The request in which it was given.
    pub request: RequestId,
}

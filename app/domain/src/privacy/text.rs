//! Text versions (specification 3): immutable, hashed, signed in the organisation log.

mod check;
mod fault;
mod render;
mod topic;

pub use check::Published;
pub use fault::TextRule;
pub use render::{hash, render};
pub use topic::Topic;

use serde::{Deserialize, Serialize};

use crate::privacy::Channel;
use crate::privacy::purpose::Change;
use crate::{Hash, PurposeId, TextId, Timestamp, UserId};

/// The languages every text is published in (N-3).
pub const LOCALES: [&str; 2] = ["cs", "en"];

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum TextKind {
    Consent,
    Notice13,
    Notice14,
    #[serde(rename = "objection_21_4")]
    Objection214,
    ConfirmMail,
    SoftOptInOffer,
}

/// A purpose and channel the text asks for, with the words of its control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextPurpose {
    /// The purpose.
    pub purpose: PurposeId,
    /// The channel.
    pub channel: Channel,
    /// The scope revision the words describe.
    pub scope_rev: u32,
    /// One sentence beside the pair of controls.
    pub label: String,
}

/// The words of the controls on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    /// The screen.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// The yes.
    pub yes: String,
    /// The no, of equal emphasis.
    pub no: String,
    /// The answer that postpones; absent where none is offered (H-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<String>,
}

/// One published version of a text in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextVersion {
    /// The text.
    pub id: TextId,
    /// Grows with every publication.
    pub version: u32,
    /// `cs` or `en`.
    pub locale: String,
    /// What it is for.
    pub kind: TextKind,
    /// Ordered plain paragraphs.
    pub blocks: Vec<String>,
    /// What it asks for.
    pub purposes: Vec<TextPurpose>,
    /// Its controls.
    pub screen: Screen,
    /// When it was published.
    pub published_at: Timestamp,
    /// `H("souhlas/v1/consent-text", rendered)` (N-1).
    pub sha256: Hash,
    /// What each block says, in the order of the blocks (N-3); a consent text states it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// How far it changes the version before; absent in the first (N-5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// The version it replaces; absent in the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u32>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_by: Option<UserId>,
}

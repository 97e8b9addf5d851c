//! The per-subject chain: stamps, links and their verification (L-6, L-7).

mod chain;
mod write;

pub use chain::{BrokenAt, genesis, link, verify};

use serde::{Deserialize, Serialize};

use crate::privacy::SignedEvent;
use crate::{Hash, Timestamp};

/// What the server adds at acceptance (specification 4.2).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// Number of the change in the organisation.
    pub org_seq: u64,
    /// Number of the event in the subject's chain, from 1.
    pub subject_seq: u64,
    /// When the server accepted it.
    pub received_at: Timestamp,
    /// What the server can prove about the time of the act.
    pub witness: Witness,
    /// Until when an open confirmation can be given.
    #[serde(default)]
    pub confirm_by: Option<Timestamp>,
    /// Marks of acceptance.
    pub flags: Vec<Flag>,
}

/// The proof of "later" (specification 4.5).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Witness {
    /// The kind of proof.
    pub kind: WitnessKind,
    /// The earliest moment the act can have happened; absent for `none`.
    #[serde(default)]
    pub from: Option<Timestamp>,
}

/// Kinds of witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum WitnessKind {
    Portal,
    Nonce,
    OwnChannel,
    None,
}

/// Marks set at acceptance (specification 4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Flag {
    ClockAhead,
    ClockSuspect,
    DeviceGap,
    DeviceRevoked,
    TextUnknown,
    TextReplaced,
    LateAfterSend,
}

/// One accepted event with its place in the subject's chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The signed body.
    pub event: SignedEvent,
    /// The server's stamp.
    pub stamp: Stamp,
    /// `event_hash` of the body.
    pub event_hash: Hash,
    /// Link before this event.
    pub prev_link: Hash,
    /// Link of this event.
    pub link: Hash,
}

//! Consent events: the writer-made body of specification 4.2, immutable and signed.

mod basis_record;
mod body;
mod part;
mod wildcard;
mod word;

pub use basis_record::{BasisRecord, CollectedAddress, RefusalOffer, Sale};
pub use body::{MAX_BODY, SIGNATURE_CONTEXT, event_hash, signing_bytes};
pub use part::{Actor, ContactPoint, Decide, Evidence, Import, Inform, TextRef, TokenRef};
pub use word::{
    ActorKind, AgeCheck, Basis, BasisChange, Channel, ChannelOrAll, Claim, ConfirmKind,
    DefaultState, EventType, EvidenceKind, Indication, Mode, Notice, ObjectKind, PurposeOrAll,
    Ruling, SaleKind, Statement, Verified,
};

use serde::{Deserialize, Serialize};

use crate::{
    ActId, Bytes, DeviceId, EventId, Hash, OrgId, RecordId, Signature, SubjectId, Timestamp, UserId,
};

/// The writer-made body of a consent event (specification 4.2).
///
/// Absent fields are absent in the canonical form, never null. No name, address, number,
/// free text or key stands here (L-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the names are those of the specification, table 4.2"
)]
pub struct Body {
    pub v: u32,
    pub event_id: EventId,
    pub org: OrgId,
    pub subject: SubjectId,
    #[serde(rename = "type")]
    pub kind: EventType,
    pub act_id: ActId,
    #[serde(default, skip_serializing_if = "PurposeOrAll::is_absent")]
    pub purpose: PurposeOrAll,
    #[serde(default, skip_serializing_if = "ChannelOrAll::is_absent")]
    pub channel: ChannelOrAll,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope_rev: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextRef>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_state: Option<DefaultState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indication: Option<Indication>,
    pub mode: Mode,
    pub actor: Actor,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_by: Option<UserId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_counter: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_prev: Option<Hash>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_head: Option<Hash>,
    pub occurred_at: Timestamp,
    pub zone_offset_min: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_offset_ms: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_contact_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<Bytes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_point: Option<ContactPoint>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Verified>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_check: Option<AgeCheck>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<EventId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object_kind: Option<ObjectKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<Statement>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<TokenRef>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_kind: Option<ConfirmKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<Import>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis_record: Option<Box<BasisRecord>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inform: Option<Inform>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decide: Option<Decide>,
    /// The record that a merge joins to, or that an unmerge parts from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<SubjectId>,
    /// The contact points that an unmerge gives back to `subject` (M-2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<RecordId>,
}

/// A body in canonical form with its signature: the truth that is stored and sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedEvent {
    /// The canonical JSON of the body (L-5).
    pub body: Bytes,
    /// Ed25519 over `"souhlas/v1/consent-sig" || 0x00 || event_hash` (L-6).
    pub signature: Signature,
}
